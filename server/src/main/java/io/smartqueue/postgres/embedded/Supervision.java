package io.smartqueue.postgres.embedded;

import io.smartqueue.settings.CannotStart;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one server running on one port until told to stop. */
final class Supervision implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Supervision.class);

    private static final int PORTS_TRIED = 3;
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    private final Cluster cluster;
    private final int port;
    private final List<String> options;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Process server;

    private Supervision(Cluster cluster, Process server, int port, List<String> options) {
        this.cluster = cluster;
        this.server = server;
        this.port = port;
        this.options = List.copyOf(options);
    }

    static Supervision start(Cluster cluster, RememberedPort remembered, List<String> options) {
        for (int attempt = 1; ; attempt++) {
            var port = remembered.choose();
            var server = cluster.start(port, options);
            if (cluster.awaitReady(server)) {
                remembered.remember(port);
                log.info(
                        "PostgreSQL {} is ready on 127.0.0.1:{}.",
                        cluster.installation().version(),
                        port);
                var supervision = new Supervision(cluster, server, port, options);
                Thread.ofPlatform().daemon().name("postgres-supervision").start(supervision::watch);
                return supervision;
            }
            // Another program may have taken the port between our check and the server's start.
            remembered.forget();
            if (attempt == PORTS_TRIED) {
                throw new CannotStart("PostgreSQL did not start; see its log in "
                        + cluster.startLog() + " and "
                        + cluster.folder().resolve("log") + ".");
            }
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        closed.countDown();
        synchronized (this) {
            cluster.stop();
        }
    }

    private void watch() {
        var delay = FIRST_DELAY;
        while (!isClosed()) {
            var since = System.nanoTime();
            current().onExit().join();
            var ranLong = Duration.ofNanos(System.nanoTime() - since).compareTo(LONGEST_DELAY) > 0;
            delay = ranLong ? FIRST_DELAY : delay;
            if (isClosed() || closedWithin(delay)) {
                return;
            }
            log.error("PostgreSQL has stopped by itself; starting it again.");
            try {
                startAgain();
            } catch (RuntimeException failure) {
                log.error("PostgreSQL could not be started; trying again.", failure);
            }
            delay = delay.compareTo(LONGEST_DELAY.dividedBy(2)) < 0 ? delay.multipliedBy(2) : LONGEST_DELAY;
        }
    }

    private synchronized Process current() {
        return server;
    }

    private synchronized void startAgain() {
        if (isClosed()) {
            return;
        }
        server = cluster.start(port, options);
        if (cluster.awaitReady(server)) {
            log.info("PostgreSQL is ready again on 127.0.0.1:{}.", port);
        } else {
            log.error("PostgreSQL did not start; see its log in {}.", cluster.startLog());
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private boolean closedWithin(Duration delay) {
        try {
            return closed.await(delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
