package io.smartqueue.queue.api;

import io.smartqueue.customer.register.ConsentRegister;
import io.smartqueue.customer.register.ConsentView;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.ticket.Tickets;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.paging.Page;
import io.smartqueue.web.paging.Paging;
import io.smartqueue.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the holder of a ticket agreed to for this visit; most holders are in no register of customers. */
@RestController
@RequestMapping("/api/v1/tenants/{slug}/tickets/{id}/consents")
@Tag(name = "tickets")
class TicketConsentsController {

    private final Tickets tickets;
    private final ConsentRegister register;

    TicketConsentsController(Tickets tickets, ConsentRegister register) {
        this.tickets = tickets;
        this.register = register;
    }

    @GetMapping
    @Requires(Right.SEE_CUSTOMERS)
    Page<ConsentView> list(@PathVariable UUID id, @SortableBy("at") Paging paging) {
        tickets.get(new TicketId(id));
        return paging.view(register.ofVisit(id, paging.request()).map(ConsentView::of));
    }
}
