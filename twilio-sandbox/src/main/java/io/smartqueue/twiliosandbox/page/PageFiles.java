package io.smartqueue.twiliosandbox.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.smartqueue.twiliosandbox.http.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The few files of the page at /. */
public final class PageFiles implements HttpHandler {
    private static final Map<String, String> TYPE_BY_NAME = Map.of(
            "index.html", "text/html; charset=utf-8",
            "page.css", "text/css; charset=utf-8",
            "page.js", "text/javascript; charset=utf-8",
            "phones.js", "text/javascript; charset=utf-8",
            "requests.js", "text/javascript; charset=utf-8",
            "account.js", "text/javascript; charset=utf-8",
            "faults.js", "text/javascript; charset=utf-8",
            "dom.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml");
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String name = path.equals("/") ? "index.html" : path.substring(1);
        String type = TYPE_BY_NAME.get(name);
        Answer answer = type == null
                ? Answer.json(404, Map.of("error", "nothing here; the phones are at /"), "")
                : Answer.of(200, type, read(name), "");
        answer.with("Content-Security-Policy", POLICY)
                .with("X-Content-Type-Options", "nosniff")
                .with("Cache-Control", "no-cache")
                .send(exchange);
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream file = PageFiles.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return file.readAllBytes();
        }
    }
}
