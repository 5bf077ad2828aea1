package io.smartqueue.counter.reading;

import io.smartqueue.tenant.Names;
import java.util.List;
import java.util.UUID;

/** The possible targets of a transfer within the site. */
public record TransferTargets(List<Target> queues, List<Target> counters, List<Target> agents) {

    /** @param detail such as how many wait there, or at which counter an agent sits; may be empty */
    public record Target(UUID id, Names name, String detail) {}
}
