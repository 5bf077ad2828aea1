package io.smartqueue.bench.call;

import io.smartqueue.bench.subject.Line;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Signs in with made-up addresses all the time, each thread with one request after the other. Each connection comes
 * from another network, because the server slows down one with many failures and would not hash for it.
 */
final class Strangers implements AutoCloseable {

    /** Fewer than the failures that an address has free. */
    private static final int OF_A_NETWORK = 40;

    private static final String BODY = """
            {"email": "%s@nowhere.example", "password": "a password that is wrong"}""";

    private final ExecutorService threads;
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong networks = new AtomicLong();
    private final int round;
    private volatile boolean ended;

    private Strangers(int count, int round) {
        this.threads = Executors.newFixedThreadPool(count);
        this.round = round;
    }

    static Strangers signIn(int count, int port, int round) {
        Strangers strangers = new Strangers(count, round);
        for (int i = 0; i < count; i++) {
            strangers.threads.submit(() -> strangers.run(port));
        }
        return strangers;
    }

    private Void run(int port) throws IOException {
        while (!ended) {
            long network = networks.incrementAndGet();
            try (Line line = Line.from("10.%d.%d.%d".formatted(round, network / 250, network % 250 + 1), port)) {
                for (int i = 0; i < OF_A_NETWORK && !ended; i++) {
                    String stranger = "stranger-" + round + "-" + network + "-" + i;
                    line.post("/api/v1/auth/", BODY.formatted(stranger)).is(401);
                    answered.incrementAndGet();
                }
            }
        }
        return null;
    }

    /** @throws IllegalStateException when none was, so that a quiet machine is not taken for a busy one */
    long answered() {
        if (answered.get() == 0) {
            throw new IllegalStateException("no login was answered");
        }
        return answered.get();
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        threads.shutdown();
        if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("a login is not answered within a minute");
        }
    }
}
