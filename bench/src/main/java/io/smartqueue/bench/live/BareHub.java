package io.smartqueue.bench.live;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes the same bytes to as many sockets, in one loop, and does nothing else. */
final class BareHub implements AutoCloseable {

    private static final int BACKLOG = 1024;

    private final ServerSocketChannel server =
            ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    private final List<SocketChannel> listeners = new CopyOnWriteArrayList<>();

    BareHub() throws IOException {
        Thread.ofPlatform().daemon().start(this::letIn);
    }

    int port() {
        return server.socket().getLocalPort();
    }

    private void letIn() {
        ByteBuffer head =
                ByteBuffer.wrap("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        try {
            while (true) {
                SocketChannel listener = server.accept();
                listener.write(head.duplicate());
                listeners.add(listener);
            }
        } catch (IOException closed) {
            // the measurement is over
        }
    }

    void say(String block) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(block.getBytes(StandardCharsets.UTF_8));
        for (SocketChannel listener : listeners) {
            listener.write(bytes.duplicate());
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (SocketChannel listener : listeners) {
            listener.close();
        }
    }
}
