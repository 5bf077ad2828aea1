package io.smartqueue.conversation.exchange;

import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.ticket.Tickets;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Membership;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.PlainText;
import io.smartqueue.web.paging.Page;
import io.smartqueue.web.paging.Paging;
import io.smartqueue.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tenants/{slug}/tickets/{id}/messages")
@Tag(name = "tickets")
class TicketMessagesController {

    record Draft(
            @PlainText.Lines @NotBlank @Size(max = StaffWords.LONGEST) String body,

            @Nullable Medium channel) {}

    private final Tickets tickets;
    private final Exchanges exchanges;
    private final StaffWords words;

    TicketMessagesController(Tickets tickets, Exchanges exchanges, StaffWords words) {
        this.tickets = tickets;
        this.exchanges = exchanges;
        this.words = words;
    }

    /** The conversation, oldest first; agents read that of the ticket in hand. */
    @GetMapping
    @Requires(Right.SEE_THE_LINE)
    Page<Exchanged> list(
            Caller caller, @PathVariable UUID id, @SortableBy(value = "at", oldestFirst = true) Paging paging) {
        Ticket ticket = tickets.get(new TicketId(id));
        boolean isInHand = caller.membership()
                .map(Membership::id)
                .filter(ticket::isInHandOf)
                .isPresent();
        if (!isInHand && !caller.may(Right.SEE_MESSAGES)) {
            throw Refusal.forbidden("ticket_of_another_agent", "You do not have this ticket in hand.");
        }
        return paging.view(exchanges.list(ticket.id(), paging.request()));
    }

    /** To the holder of the ticket in hand; managers may write about any visit that is not over. */
    @PostMapping
    @Requires(Right.SERVE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Exchanged write(Caller caller, @PathVariable UUID id, @Valid @RequestBody Draft draft) {
        var ticket = new TicketId(id);
        UUID message = words.write(ticket, Actor.of(caller), draft.body(), draft.channel());
        return exchanges.find(ticket, message).orElseThrow();
    }
}
