package io.smartqueue.queue.stats;

import io.micrometer.core.instrument.MeterRegistry;
import io.smartqueue.queue.event.TicketEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts the events of tickets after their commit, for all organisations together. */
@Component
class TicketCounts {

    private final MeterRegistry meters;

    TicketCounts(MeterRegistry meters) {
        this.meters = meters;
    }

    @TransactionalEventListener
    void happened(TicketEvent event) {
        meters.counter("smartqueue.tickets", "event", event.type().code()).increment();
    }
}
