package io.smartqueue.retention;

import java.time.Instant;
import java.util.Collections;
import java.util.List;

/** What is older than these instants ends. */
public record Cutoffs(Instant visits, Instant messages, Instant events) {

    /** What is older has outlived all three periods, so that nothing of it is kept but figures. */
    public Instant all() {
        return Collections.min(List.of(visits, messages, events));
    }
}
