package io.smartqueue.queue.stats;

import io.micrometer.core.instrument.MeterRegistry;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.queue.ticket.TicketsTaken;
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
        count(event.type(), 1);
    }

    @TransactionalEventListener
    void taken(TicketsTaken event) {
        count(TicketEvent.Type.CREATED, event.all().size());
    }

    private void count(TicketEvent.Type type, int tickets) {
        meters.counter("smartqueue.tickets", "event", type.code()).increment(tickets);
    }
}
