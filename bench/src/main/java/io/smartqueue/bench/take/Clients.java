package io.smartqueue.bench.take;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that do the same at the same time, each on its own thread. */
public final class Clients {

    public interface Deed {
        void once() throws Exception;
    }

    private Clients() {}

    /** @return how many all of them did per second */
    public static double rate(List<Deed> clients, int timesEach) throws InterruptedException, ExecutionException {
        return clients.size() * timesEach / seconds(clients, timesEach);
    }

    /** @return the time until the last one was done */
    public static double seconds(List<Deed> clients, int timesEach) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(clients.size())) {
            long start = System.nanoTime();
            List<Future<?>> running = new ArrayList<>();
            for (Deed deed : clients) {
                running.add(threads.submit(() -> {
                    for (int i = 0; i < timesEach; i++) {
                        deed.once();
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
