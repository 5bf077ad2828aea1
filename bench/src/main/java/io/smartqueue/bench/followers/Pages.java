package io.smartqueue.bench.followers;

import io.smartqueue.bench.subject.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Requests of all phones, on fewer connections than there are phones, because the connections are not measured. */
final class Pages implements AutoCloseable {

    private static final int CONNECTIONS = 48;
    private static final int MOST_OF_A_MESSAGE = 200;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(CONNECTIONS);
    private final BlockingQueue<Line> idle = new LinkedBlockingQueue<>();
    private final List<Double> waits = new ArrayList<>();
    private final AtomicLong unchanged = new AtomicLong();
    /** Asked for instead of a ticket's page. */
    private volatile @Nullable String file;

    private volatile boolean ended;

    Pages(int port) throws IOException {
        for (int i = 0; i < CONNECTIONS; i++) {
            idle.add(new Line(port, ""));
        }
    }

    void instead(@Nullable String other) {
        file = other;
    }

    void later(Runnable work, long delay, TimeUnit unit) {
        if (!ended) {
            threads.schedule(work, delay, unit);
        }
    }

    /** @param answered gets the version of the page that is known then */
    void ask(String path, String version, Consumer<String> answered) {
        if (!ended) {
            threads.execute(() -> answered.accept(answer(path, version)));
        }
    }

    private String answer(String path, String version) {
        Line line = idle.remove();
        try {
            String other = file;
            if (other != null) {
                line.get(other).is(200);
                return version;
            }
            Line.Answer answer = line.get(
                    path,
                    "Accept-Encoding: gzip\r\n" + (version.isEmpty() ? "" : "If-None-Match: " + version + "\r\n"));
            if (answer.status() == 304) {
                unchanged.incrementAndGet();
                return version;
            }
            return answer.is(200).version();
        } catch (IOException | RuntimeException failure) {
            if (!ended) {
                String why = failure.toString();
                System.err.println(
                        "a phone's request failed: " + why.substring(0, Math.min(why.length(), MOST_OF_A_MESSAGE)));
            }
            return version;
        } finally {
            idle.add(line);
        }
    }

    synchronized void waited(long nanos) {
        waits.add(nanos / 1e6);
    }

    /** Milliseconds from the wish to the answer since the last time. */
    synchronized List<Double> takeWaits() {
        List<Double> all = List.copyOf(waits);
        waits.clear();
        return all;
    }

    long takeUnchanged() {
        return unchanged.getAndSet(0);
    }

    @Override
    public void close() throws IOException {
        ended = true;
        threads.shutdownNow();
        for (Line line : idle) {
            line.close();
        }
    }
}
