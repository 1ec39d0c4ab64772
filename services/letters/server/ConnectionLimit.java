package letters.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.impl.transports.NioTransport;
import io.vertx.core.impl.transports.TransportInternal;
import io.vertx.core.net.TcpConfig;
import io.vertx.core.transport.Transport;

/**
 * Accepts no more connections than there is room for: they cost memory before a letter comes that can be refused. The
 * rest wait in the kernel, where they cost this process nothing, until others are closed. Vert.x has no setting for that.
 */
public final class ConnectionLimit extends ChannelInboundHandlerAdapter {

    private final int most;
    private int open;

    private ConnectionLimit(int most) {
        this.most = most;
    }

    /** A transport whose every server accepts so many at most. */
    public static Transport of(int most) {
        return new TransportInternal("nio, limited", true, null, new NioTransport() {
            @Override
            public void configure(TcpConfig options, boolean domainSocket, ServerBootstrap server) {
                super.configure(options, domainSocket, server);
                server.handler(new ConnectionLimit(most));
            }
        });
    }

    /** A connection is accepted; always on the one thread that does so. */
    @Override
    public void channelRead(ChannelHandlerContext server, Object connection) {
        count(server, 1);
        ((Channel) connection)
                .closeFuture()
                .addListener(closed -> server.executor().execute(() -> count(server, -1)));
        server.fireChannelRead(connection);
    }

    private void count(ChannelHandlerContext server, int more) {
        open += more;
        server.channel().config().setAutoRead(open < most);
    }
}
