package io.smartqueue.web.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request as bytes on a socket, so that it may be as wrong as it likes. */
final class RawRequest {

    private static final Pattern STATUS = Pattern.compile("HTTP(?:/1.1| Status) (\\d{3})");
    private static final int PATIENCE_MILLIS = 20_000;

    final String path;
    final Map<String, String> headers = new LinkedHashMap<>();
    String method;
    String address;
    byte[] body = new byte[0];

    RawRequest(String method, String path) {
        this.method = method;
        this.path = path;
        this.address = path;
    }

    RawRequest header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    RawRequest body(String text) {
        body = text.getBytes(UTF_8);
        return this;
    }

    boolean hasBody() {
        return body.length > 0;
    }

    /** @return the status; 0 when the connection was closed without an answer */
    int send(URI server) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            write(socket.getOutputStream());
            var line = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1)).readLine();
            // A request line that is no HTTP/1 is answered without a line for the status, which the page names then.
            Matcher status = STATUS.matcher(line == null ? "" : line);
            return status.find() ? Integer.parseInt(status.group(1)) : 0;
        }
    }

    private void write(OutputStream out) throws IOException {
        StringBuilder head = new StringBuilder(method + " " + address + " HTTP/1.1\r\n");
        headers.putIfAbsent("Host", "localhost");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Connection: close\r\nContent-Length: ").append(body.length).append("\r\n\r\n");
        try {
            out.write(head.toString().getBytes(UTF_8));
            out.write(body);
            out.flush();
        } catch (IOException refusedBeforeTheEnd) {
            // the answer is there all the same
        }
    }

    @Override
    public String toString() {
        String text = new String(body, UTF_8);
        return method + " " + address + " " + headers + " " + text.substring(0, Math.min(300, text.length()));
    }
}
