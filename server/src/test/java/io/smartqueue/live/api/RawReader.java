package io.smartqueue.live.api;

import io.smartqueue.Person;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A reader of events on a bare socket, who takes nothing but the first line of the answer. */
final class RawReader implements AutoCloseable {

    private static final int SMALL = 4096;
    /** Masked, as a client's frames are (RFC 6455, 5.3), and with nothing in it. */
    private static final byte[] PING = {(byte) 0x89, (byte) 0x80, 1, 2, 3, 4};

    private final Socket socket = new Socket();
    private final BufferedReader lines;
    final String status;

    private RawReader(URI server, String request) throws IOException {
        socket.setReceiveBufferSize(SMALL);
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), SMALL);
        status = lines.readLine();
    }

    static RawReader events(URI server, Person person, Object queue) throws IOException {
        return events(server, person, queue, "", "X-Nothing: more");
    }

    /** @param header one more line of the request's head */
    static RawReader events(URI server, Person person, Object queue, String query, String header) throws IOException {
        String authorization = person.token().isEmpty() ? "" : "Authorization: Bearer " + person.token() + "\r\n";
        return new RawReader(
                server,
                "GET " + person.home() + "queues/" + queue + "/events" + query + " HTTP/1.1\r\nHost: localhost\r\n"
                        + "Accept: text/event-stream\r\n" + authorization + header + "\r\n\r\n");
    }

    static RawReader socket(URI server, Person person, Object queue) throws IOException {
        return new RawReader(
                server,
                "GET " + person.home().replace("/api/v1/", "/ws/") + "queues/" + queue + "/ HTTP/1.1\r\n"
                        + "Host: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + "Authorization: Bearer " + person.token() + "\r\n\r\n");
    }

    /** @return whether the server still takes it */
    boolean ping() {
        try {
            socket.getOutputStream().write(PING);
            return true;
        } catch (IOException cut) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
