package letters.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.impl.transports.NioTransport;
import io.vertx.core.net.TcpConfig;
import io.vertx.core.transport.Transport;

/**
 * Accepts no more connections than there is room for: they cost memory before a letter comes that can be refused. The
 * rest wait in the kernel, where they cost this process nothing, until others are closed. Vert.x has no setting for that.
 */
final class ConnectionLimit extends NioTransport implements Transport {

    private final int most;

    ConnectionLimit(int most) {
        this.most = most;
    }

    @Override
    public void configure(TcpConfig options, boolean domainSocket, ServerBootstrap server) {
        super.configure(options, domainSocket, server);
        server.handler(new Accepted());
    }

    @Override
    public String name() {
        return "nio, limited";
    }

    @Override
    public boolean available() {
        return isAvailable();
    }

    @Override
    public Throwable unavailabilityCause() {
        return super.unavailabilityCause();
    }

    @Override
    public io.vertx.core.spi.transport.Transport implementation() {
        return this;
    }

    /** Sees every connection that one server accepts, on the one thread that does so. */
    private final class Accepted extends ChannelInboundHandlerAdapter {

        private int open;

        @Override
        public void channelRead(ChannelHandlerContext server, Object connection) {
            if (++open >= most) {
                server.channel().config().setAutoRead(false);
            }
            ((Channel) connection)
                    .closeFuture()
                    .addListener(closed -> server.executor().execute(() -> {
                        if (--open < most) {
                            server.channel().config().setAutoRead(true);
                        }
                    }));
            server.fireChannelRead(connection);
        }
    }
}
