package letters.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;

/** One connection of the {@link Wire}; all on the wire's one thread. */
final class Connection {

    /** More of an answer than this is read and dropped. */
    static final int KEPT = 16 * 1024;

    private static final long SILENCE = Duration.ofMillis(300).toNanos();

    private final Exchange exchange;
    private final long due;
    private final ObjLongConsumer<Runnable> timer;
    private final Consumer<Answer> onEnd;
    private SocketChannel channel;
    private SelectionKey key;
    private ByteBuffer out;
    private int next;
    private byte[] received = new byte[0];
    private int length;
    private boolean over;

    /** A connection not yet opened; {@code timer} runs something so many nanoseconds from now. */
    Connection(Exchange exchange, long due, ObjLongConsumer<Runnable> timer, Consumer<Answer> onEnd) {
        this.exchange = exchange;
        this.due = due;
        this.timer = timer;
        this.onEnd = onEnd;
    }

    /** Begins to connect. */
    void open(Selector selector) throws IOException {
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_CONNECT, this);
        timer.accept(() -> end(Answer.End.DEADLINE), exchange.deadline().toNanos());
        try {
            if (channel.connect(exchange.to())) {
                connected();
            }
        } catch (IOException refused) {
            end(Answer.End.NO_CONNECTION);
        }
    }

    /** Does what the channel is ready for. */
    void ready(ByteBuffer in) {
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
                connected();
            } else {
                // Reads first: what the service said before it reset the connection is lost with the next write.
                if (key.isReadable()) {
                    read(in);
                }
                if (!over && key.isWritable()) {
                    write();
                }
            }
        } catch (IOException broken) {
            end(channel.isConnected() ? Answer.End.RESET : Answer.End.NO_CONNECTION);
        }
    }

    private void connected() throws IOException {
        key.interestOps(SelectionKey.OP_READ);
        sendNext();
    }

    private void sendNext() throws IOException {
        out = ByteBuffer.wrap(exchange.parts().get(next++).bytes());
        write();
    }

    private void write() throws IOException {
        channel.write(out);
        key.interestOps(out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        if (out.hasRemaining()) {
            return;
        }
        if (next < exchange.parts().size()) {
            timer.accept(
                    () -> unlessOver(this::sendNext),
                    exchange.parts().get(next).pause().toNanos());
        } else if (exchange.ending() == Exchange.Ending.VANISH) {
            end(Answer.End.VANISHED);
        } else if (exchange.ending() == Exchange.Ending.AFTER_SILENCE) {
            timer.accept(() -> unlessOver(channel::shutdownOutput), SILENCE);
        }
    }

    private void read(ByteBuffer in) throws IOException {
        int count = channel.read(in.clear());
        if (count < 0) {
            end(Answer.End.CLOSED);
            return;
        }
        int kept = Math.min(count, KEPT - length);
        if (length + kept > received.length) {
            received = Arrays.copyOf(received, length + kept);
        }
        in.flip().get(received, length, kept);
        length += kept;
        if (exchange.ending() != Exchange.Ending.BY_SERVICE && allSent()) {
            channel.shutdownOutput();
        }
    }

    private boolean allSent() {
        return next == exchange.parts().size() && !out.hasRemaining();
    }

    private void unlessOver(Step step) {
        if (!over) {
            try {
                step.run();
            } catch (IOException broken) {
                end(Answer.End.RESET);
            }
        }
    }

    private void end(Answer.End end) {
        if (over) {
            return;
        }
        over = true;
        try {
            channel.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        onEnd.accept(new Answer(end, Duration.ofNanos(System.nanoTime() - due), received));
        // The timers keep the connection until its deadline.
        received = null;
        out = null;
    }

    private interface Step {
        void run() throws IOException;
    }
}
