package io.smartqueue.twiliosandbox.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A response, with a note for the request log. Status 0 closes the connection without a response. */
public record Answer(int status, Map<String, String> headers, byte[] body, String note) {
    public static final int DROPPED = 0;

    public static Answer of(int status, String contentType, byte[] body, String note) {
        return new Answer(status, Map.of("Content-Type", contentType), body, note);
    }

    public static Answer json(int status, Object body, String note) {
        return of(status, "application/json; charset=utf-8", Json.MAPPER.writeValueAsBytes(body), note);
    }

    public static Answer empty(int status, String note) {
        return new Answer(status, Map.of(), new byte[0], note);
    }

    public static Answer dropped(String note) {
        return empty(DROPPED, note);
    }

    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body, note);
    }

    public String text() {
        return new String(body, UTF_8);
    }

    public void send(HttpExchange exchange) throws IOException {
        if (status == DROPPED) {
            // Before any header is sent this closes the socket itself.
            exchange.close();
            return;
        }
        try (exchange) {
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }
}
