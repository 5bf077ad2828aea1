package io.smartqueue.twiliosandbox.page;

import io.smartqueue.twiliosandbox.http.Json;
import io.smartqueue.twiliosandbox.http.LoggedRequest;
import io.smartqueue.twiliosandbox.message.Message;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends changes to every open page. A page that cannot keep up reloads everything. */
public final class Changes {
    private static final int MOST_UNREAD = 2_000;

    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

    public void message(Message message) {
        tell("message", () -> MessageView.of(message));
    }

    public void request(LoggedRequest request) {
        tell("request", () -> RequestView.of(request));
    }

    /** The page fetches the setting and the scenario itself. */
    public void faults() {
        tell("faults", Map::of);
    }

    /** The page fetches the account itself, because it also shows the token. */
    public void account() {
        tell("account", Map::of);
    }

    /** The page fetches them itself. */
    public void contents() {
        tell("contents", Map::of);
    }

    public void reset() {
        tell("reset", Map::of);
    }

    Listener listen() {
        Listener listener = new Listener();
        listeners.add(listener);
        return listener;
    }

    private void tell(String event, Supplier<Object> content) {
        if (!listeners.isEmpty()) {
            String text = frame(event, content.get());
            listeners.forEach(listener -> listener.hear(text));
        }
    }

    static String frame(String event, Object content) {
        return "event: " + event + "\ndata: " + Json.MAPPER.writeValueAsString(content) + "\n\n";
    }

    final class Listener implements AutoCloseable {
        private final BlockingQueue<String> unread = new ArrayBlockingQueue<>(MOST_UNREAD);

        private void hear(String frame) {
            if (!unread.offer(frame)) {
                unread.clear();
                unread.add(frame("reload", ""));
            }
        }

        @Nullable String next(Duration patience) throws InterruptedException {
            return unread.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            listeners.remove(this);
        }
    }
}
