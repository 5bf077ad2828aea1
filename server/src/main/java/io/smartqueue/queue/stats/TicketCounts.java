package io.smartqueue.queue.life;

import io.micrometer.core.instrument.MeterRegistry;
import io.smartqueue.queue.event.TicketEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts what happens to tickets, in all organisations together, once it is committed. */
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
