package io.smartqueue.twiliosandbox.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.Supplier;

/** Server-sent events: every change as it happens, and the counters about once a second. */
final class LiveStream {
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

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
            long counted = count(out);
            while (!Thread.currentThread().isInterrupted()) {
                String change = listener.next(HEARTBEAT);
                if (change != null) {
                    out.write(change.getBytes(UTF_8));
                }
                if (change == null || System.nanoTime() - counted > HEARTBEAT.toNanos()) {
                    counted = count(out);
                }
                out.flush();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Written at once, because the server holds the headers back until there is a body. */
    private long count(OutputStream out) throws IOException {
        out.write(Changes.frame("counters", counters.get()).getBytes(UTF_8));
        out.flush();
        return System.nanoTime();
    }
}
