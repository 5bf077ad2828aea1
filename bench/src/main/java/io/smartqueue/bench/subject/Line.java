package io.smartqueue.bench.subject;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * One keep-alive connection with one request at a time. It does far less than an HTTP client, because it shares the
 * processors with the server that is measured.
 */
public final class Line implements AutoCloseable {

    /** @param version the response's ETag, empty without one */
    public record Answer(int status, String body, String version) {

        public Answer is(int expected) {
            if (status != expected) {
                throw new IllegalStateException("expected " + expected + ", got " + status + ": " + body);
            }
            return this;
        }
    }

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int UNAVAILABLE = 503;

    private final int port;
    private final String headers;
    private Socket socket;
    private InputStream in;
    private boolean closing;
    private long usedAt = System.nanoTime();

    /** @param token empty for an anonymous client */
    public Line(int port, String token) throws IOException {
        this(token.isEmpty() ? "" : "Authorization: Bearer " + token, port);
    }

    /** An anonymous client with another address, which the server accepts from a proxy on its machine. */
    public static Line from(String address, int port) throws IOException {
        return new Line("X-Forwarded-For: " + address, port);
    }

    private Line(String header, int port) throws IOException {
        this.port = port;
        socket = connect();
        in = new BufferedInputStream(socket.getInputStream(), 16_384);
        headers = "Host: localhost\r\nContent-Type: application/json\r\n" + (header.isEmpty() ? "" : header + "\r\n");
    }

    private Socket connect() throws IOException {
        Socket connected = new Socket(InetAddress.getLoopbackAddress(), port);
        connected.setTcpNoDelay(true);
        connected.setSoTimeout(60_000);
        return connected;
    }

    public Answer get(String path) throws IOException {
        return send("GET", path, "", "");
    }

    /** @param more headers, each with its end of line */
    public Answer get(String path, String more) throws IOException {
        return send("GET", path, more, "");
    }

    public Answer post(String path, String body) throws IOException {
        return send("POST", path, "", body);
    }

    /** Sends an act again while the server has too much to do, and counts these refusals. */
    public Answer insist(String path, String body, LongAdder refused) throws IOException {
        Answer answer = post(path, body);
        while (answer.status() == UNAVAILABLE) {
            refused.increment();
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = post(path, body);
        }
        return answer;
    }

    private Answer send(String method, String path, String more, String body) throws IOException {
        if (closing || System.nanoTime() - usedAt > LONGEST_SILENCE.toNanos()) {
            // Servers close a connection after a number of requests, which the last response announces, and after some
            // idle time, which nothing announces.
            socket.close();
            socket = connect();
            in = new BufferedInputStream(socket.getInputStream(), 16_384);
            closing = false;
        }
        byte[] content = body.getBytes(UTF_8);
        var request = new ByteArrayOutputStream(512 + content.length);
        request.writeBytes((method + " " + path + " HTTP/1.1\r\n" + headers + more + "Content-Length: " + content.length
                        + "\r\n\r\n")
                .getBytes(UTF_8));
        request.writeBytes(content);
        request.writeTo(socket.getOutputStream());
        Answer answer = answer();
        usedAt = System.nanoTime();
        return answer;
    }

    private Answer answer() throws IOException {
        int status = Integer.parseInt(readLine().split(" ")[1]);
        int length = 0;
        boolean chunked = false;
        String version = "";
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).strip());
            }
            if (header.startsWith("etag:")) {
                version = line.substring("etag:".length()).strip();
            }
            closing |= header.equals("connection: close");
            chunked |= header.startsWith("transfer-encoding:") && header.contains("chunked");
        }
        return new Answer(status, new String(chunked ? chunks() : exactly(length), UTF_8), version);
    }

    private byte[] chunks() throws IOException {
        var whole = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            whole.writeBytes(exactly(size));
            readLine();
        }
        readLine();
        return whole.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(readLine().split(";")[0].strip(), 16);
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the server hung up");
        }
        return bytes;
    }

    private String readLine() throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server hung up");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
