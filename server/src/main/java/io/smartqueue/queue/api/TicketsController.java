package io.smartqueue.queue.api;

import io.smartqueue.queue.Actor;
import io.smartqueue.queue.EntryChannel;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.ticket.History;
import io.smartqueue.queue.ticket.TicketList;
import io.smartqueue.queue.ticket.TicketView;
import io.smartqueue.queue.ticket.Tickets;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.OptionalText;
import io.smartqueue.web.paging.Page;
import io.smartqueue.web.paging.Paging;
import io.smartqueue.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tenants/{slug}/tickets")
@Tag(name = "tickets", description = "Taking a ticket and following it")
class TicketsController {

    private final Tickets tickets;
    private final TicketList list;
    private final History history;

    TicketsController(Tickets tickets, TicketList list, History history) {
        this.tickets = tickets;
        this.list = list;
        this.history = history;
    }

    @PostMapping
    @Requires(Right.TAKE_TICKETS)
    @ResponseStatus(HttpStatus.CREATED)
    TicketView take(Caller caller, @Valid @RequestBody TicketRequest wanted) {
        return TicketView.of(tickets.take(wanted.ticket(), Actor.of(caller), OptionalText.of(wanted.reason())), caller);
    }

    /** Ordered by the number, the newest 10,000 are listed: numbers begin anew each day. */
    @GetMapping
    @Requires(Right.SEE_THE_LINE)
    Page<TicketView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID queue,
            @RequestParam(required = false) @Nullable TicketState status,
            @RequestParam(required = false) @Nullable EntryChannel channel,
            @RequestParam(required = false) @Nullable UUID agent,
            @RequestParam(required = false) @Nullable UUID customer,
            @SortableBy({"joined_at", "number"}) Paging paging) {
        var filter = new TicketList.Filter(queue, status, channel, agent, customer, caller.siteIds());
        return paging.view(list.page(filter, paging.request()).map(ticket -> TicketView.of(ticket, caller)));
    }

    @GetMapping("/{id}")
    @Requires(Right.SEE_THE_LINE)
    TicketView read(Caller caller, @PathVariable UUID id) {
        return TicketView.of(tickets.get(new TicketId(id)), caller);
    }

    /** The whole history on one page, oldest first. */
    @GetMapping("/{id}/events")
    @Requires(Right.SEE_THE_LINE)
    Page<History.Entry> events(@PathVariable UUID id) {
        return Page.whole(history.of(new TicketId(id)));
    }
}
