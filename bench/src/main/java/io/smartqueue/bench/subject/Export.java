package io.smartqueue.bench.subject;

import io.smartqueue.bench.Row;
import io.smartqueue.bench.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A table as text, read as fast as it comes; then once more by a client that stops reading. */
public record Export(double moreHeapMegabytes, double firstByteMillis, double megabytes, double seconds) {

    private static final double MOST_UNTIL_FIRST_BYTE = 1000;
    private static final double MOST_HEAP = 64;

    public static Export of(Server server, String token, String path, Stage stage) throws Exception {
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: text/csv\r\n"
                + "Authorization: Bearer " + token + "\r\n\r\n";
        double before = server.liveHeapMegabytes();
        double most = before;
        long bytes = 0;
        double firstByte = 0;
        long begun = System.nanoTime();
        try (Socket socket = ask(server, request)) {
            InputStream in = socket.getInputStream();
            byte[] part = new byte[1 << 16];
            long nextLook = 0;
            for (int read = in.read(part); read > 0; read = in.read(part)) {
                firstByte = bytes == 0 ? (System.nanoTime() - begun) / 1e6 : firstByte;
                bytes += read;
                if (bytes > nextLook) {
                    most = Math.max(most, server.liveHeapMegabytes());
                    nextLook = bytes + (20L << 20);
                }
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        stage.remark(path.replaceFirst("[?].*", "") + ": " + stalled(server, request));
        return new Export(most - before, firstByte, bytes / 1e6, seconds);
    }

    public Row row(String name) {
        return new Row(
                name,
                String.format(
                        Locale.ROOT,
                        "%.1f MB more heap, first byte after %.0f ms, %.0f MB in %.0f s",
                        moreHeapMegabytes,
                        firstByteMillis,
                        megabytes,
                        seconds),
                "",
                "",
                Row.aim(
                        "heap below 64 MB, first byte below 1 s",
                        moreHeapMegabytes < MOST_HEAP && firstByteMillis < MOST_UNTIL_FIRST_BYTE),
                "live objects after a full collection, at every 20 MB");
    }

    private static Socket ask(Server server, String request) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1 << 16);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Reads a little, then waits: the rest that comes is what lay in buffers. */
    private static String stalled(Server server, String request) throws Exception {
        try (Socket socket = ask(server, request)) {
            InputStream in = socket.getInputStream();
            in.readNBytes(1 << 14);
            TimeUnit.SECONDS.sleep(75);
            long rest = 0;
            byte[] part = new byte[1 << 16];
            boolean reset = false;
            try {
                for (int read = in.read(part); read > 0; read = in.read(part)) {
                    rest += read;
                }
            } catch (IOException dropped) {
                reset = true;
            }
            return String.format(
                    Locale.ROOT,
                    "a client that did not read for 75 s got %.1f MB more%s",
                    rest / 1e6,
                    reset ? " and was dropped" : "; then the answer ended");
        }
    }
}
