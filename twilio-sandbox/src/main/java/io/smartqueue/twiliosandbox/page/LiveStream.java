package io.smartqueue.twiliosandbox.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;

/** Server-sent events: every change as it happens, the counters at least once a second while they move. */
final class LiveStream {
    private static final long HEARTBEAT_SECONDS = 1;

    private final Changes changes;
    private final Supplier<Object> counters;

    LiveStream(Changes changes, Supplier<Object> counters) {
        this.changes = changes;
        this.counters = counters;
    }

    void serve(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        try (exchange;
                Changes.Listener listener = changes.listen();
                OutputStream out = exchange.getResponseBody()) {
            while (!Thread.currentThread().isInterrupted()) {
                String change = listener.next(HEARTBEAT_SECONDS);
                String frame = change == null ? Changes.frame("counters", counters.get()) : change;
                out.write(frame.getBytes(UTF_8));
                out.flush();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
