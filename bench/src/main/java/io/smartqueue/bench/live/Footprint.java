package io.smartqueue.bench.live;

import io.smartqueue.bench.subject.Server;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * The server's memory per stream.
 *
 * @param heap kilobytes on the heap, after a full collection
 * @param resident kilobytes of resident memory
 */
record Footprint(double heap, double resident) {

    private static final int FIRST = 100;

    /** Opens all streams; the first ones only warm up the server. */
    static Footprint of(Server server, Audience audience, List<String> requests)
            throws IOException, InterruptedException {
        audience.open(requests.subList(0, FIRST));
        audience.settle(Duration.ofSeconds(1));
        double heap = server.liveHeapMegabytes();
        double resident = server.residentMegabytes();
        audience.open(requests.subList(FIRST, requests.size()));
        audience.settle(Duration.ofSeconds(1));
        if (audience.open() != requests.size()) {
            throw new IllegalStateException(audience.open() + " of " + requests.size() + " streams are open");
        }
        double each = 1024.0 / (requests.size() - FIRST);
        return new Footprint(
                (server.liveHeapMegabytes() - heap) * each, (server.residentMegabytes() - resident) * each);
    }
}
