package io.smartqueue.twiliosandbox.http;

import io.smartqueue.twiliosandbox.http.LoggedRequest.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The last requests in and out, without credentials, and the number of requests to our API by method. */
public final class RequestLog {
    private static final int KEPT = 5_000;

    private final InstantSource clock;
    private final Consumer<LoggedRequest> onEntry;
    private final Deque<LoggedRequest> entries = new ArrayDeque<>();
    private final Map<String, Integer> countByMethod = new TreeMap<>();
    private long numbers;
    private Instant cleared = Instant.MIN;

    public RequestLog(InstantSource clock, Consumer<LoggedRequest> onEntry) {
        this.clock = clock;
        this.onEntry = onEntry;
    }

    /** Counts a request to the API as it arrives, so that the count is right even while a response is held back. */
    public synchronized void arrived(String method) {
        countByMethod.merge(method, 1, Integer::sum);
    }

    public void answered(Request request, String about, Answer answer, Instant since) {
        Map<String, String> headers = new TreeMap<>(request.headers());
        headers.computeIfPresent("Authorization", (name, value) -> value.split(" ", 2)[0] + " [REDACTED]");
        add(new LoggedRequest(
                0,
                since,
                Kind.API,
                request.method(),
                request.target(),
                about,
                answer.status(),
                answer.note(),
                Duration.between(since, clock.instant()),
                headers,
                request.form(),
                answer.text()));
    }

    public void add(LoggedRequest request) {
        LoggedRequest numbered;
        synchronized (this) {
            // Begun before all was forgotten, so it belongs to what came before.
            if (request.at().isBefore(cleared)) {
                return;
            }
            numbered = numbered(request, ++numbers);
            entries.addLast(numbered);
            if (entries.size() > KEPT) {
                entries.removeFirst();
            }
        }
        onEntry.accept(numbered);
    }

    /** Oldest first. */
    public synchronized List<LoggedRequest> entries() {
        return List.copyOf(entries);
    }

    public synchronized int count(String method) {
        return countByMethod.getOrDefault(method, 0);
    }

    public synchronized void clear() {
        entries.clear();
        countByMethod.clear();
        cleared = clock.instant();
    }

    private static LoggedRequest numbered(LoggedRequest entry, long number) {
        return new LoggedRequest(
                number,
                entry.at(),
                entry.kind(),
                entry.method(),
                entry.target(),
                entry.about(),
                entry.status(),
                entry.note(),
                entry.took(),
                entry.headers(),
                entry.form(),
                entry.answer());
    }
}
