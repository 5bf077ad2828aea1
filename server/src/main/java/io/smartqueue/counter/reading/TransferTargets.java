package io.smartqueue.counter.reading;

import java.util.List;
import java.util.UUID;

/** Where a ticket can go on within its site. */
public record TransferTargets(List<Target> queues, List<Target> counters, List<Target> agents) {

    /** @param detail such as how many wait there, or where somebody sits; empty when there is nothing to say */
    public record Target(UUID id, String name, String detail) {}
}
