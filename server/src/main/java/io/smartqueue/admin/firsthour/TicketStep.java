package io.smartqueue.admin.firsthour;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.EntryChannel;
import io.smartqueue.queue.NewTicket;
import io.smartqueue.queue.Priority;
import io.smartqueue.queue.Queue;
import io.smartqueue.queue.ticket.Tickets;
import io.smartqueue.security.Caller;
import io.smartqueue.site.Site;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A ticket to try the line with, taken as a member of staff takes one. */
@Component
class TicketStep {

    private final Tickets tickets;
    private final PlaceSteps places;

    TicketStep(Tickets tickets, PlaceSteps places) {
        this.tickets = tickets;
        this.places = places;
    }

    void take(Caller caller, Site site) {
        Queue queue = places.queues(site).stream()
                .filter(one -> one.status() == Queue.Status.ACTIVE)
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("no_queue", "There is no open queue yet: take that step first."));
        tickets.take(
                new NewTicket(
                        queue.id(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Priority.NORMAL,
                        EntryChannel.API,
                        Optional.empty(),
                        false,
                        List.of()),
                Actor.of(caller));
    }
}
