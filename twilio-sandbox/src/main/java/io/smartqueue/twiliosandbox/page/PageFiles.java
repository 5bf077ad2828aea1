package io.smartqueue.twiliosandbox.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.smartqueue.twiliosandbox.http.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;

/** The few files of the page at /. */
public final class PageFiles implements HttpHandler {
    private static final Set<String> FILES = Set.of(
            "index.html",
            "page.css",
            "page.js",
            "phones.js",
            "actions.js",
            "choices.js",
            "contents.js",
            "requests.js",
            "account.js",
            "faults.js",
            "scenario.js",
            "dom.js",
            "icon.svg");
    private static final Map<String, String> TYPE_BY_ENDING = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String name = path.equals("/") ? "index.html" : path.substring(1);
        String type = TYPE_BY_ENDING.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "");
        Answer answer = FILES.contains(name)
                ? Answer.of(200, type, read(name), "")
                : Answer.json(404, Map.of("error", "nothing here; the phones are at /"), "");
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
