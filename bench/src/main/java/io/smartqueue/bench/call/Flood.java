package io.smartqueue.bench.call;

import io.smartqueue.bench.subject.Line;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Takes tickets all the time, each client with one request after the other, whatever the answer. */
final class Flood implements AutoCloseable {

    private final ExecutorService threads;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private volatile boolean ended;

    private Flood(int clients) {
        threads = Executors.newFixedThreadPool(clients);
    }

    static Flood of(List<Line> clients, String path, String body) {
        Flood flood = new Flood(clients.size());
        for (Line client : clients) {
            flood.threads.submit(() -> flood.run(client, path, body));
        }
        return flood;
    }

    private Void run(Line client, String path, String body) throws IOException {
        while (!ended) {
            Line.Answer answer = client.post(path, body);
            switch (answer.status()) {
                case 201 -> taken.incrementAndGet();
                case 429, 503 -> refused.incrementAndGet();
                default -> answer.is(201);
            }
        }
        return null;
    }

    /** @throws IllegalStateException when there is none, so that a quiet server is not taken for a busy one */
    long taken() {
        if (taken.get() == 0) {
            throw new IllegalStateException("no ticket was taken");
        }
        return taken.get();
    }

    long refused() {
        return refused.get();
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        threads.shutdown();
        if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("a ticket is not answered within a minute");
        }
    }
}
