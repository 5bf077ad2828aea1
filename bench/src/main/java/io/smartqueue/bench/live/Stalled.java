package io.smartqueue.bench.live;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Readers who open a stream and then read nothing. */
final class Stalled implements AutoCloseable {

    private static final int SMALLEST = 1024;

    private final int port;
    private final String request;
    private final List<Socket> sockets = new ArrayList<>();

    Stalled(int port, String request) {
        this.port = port;
        this.request = request;
    }

    /** Replaces the readers that the server has disconnected by now. */
    void come(int count) throws IOException {
        close();
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(SMALLEST);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            sockets.add(socket);
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }
}
