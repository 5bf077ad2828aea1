package io.smartqueue.counter.page;

import io.smartqueue.page.Reply;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.life.Transfers;
import io.smartqueue.queue.life.WaitingTickets;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Transfers tickets, or sends them back into the line, by forms. */
@Controller
@RequestMapping("/counter/{slug}")
class TransfersController {

    private final Transfers transfers;
    private final WaitingTickets waiting;

    TransfersController(Transfers transfers, WaitingTickets waiting) {
        this.transfers = transfers;
        this.waiting = waiting;
    }

    /** @param target such as {@code queue:} and an id, because a choice of a form has one value */
    @PostMapping("/tickets/{id}/transfer")
    @Requires(Right.SERVE)
    Reply transfer(
            HttpServletRequest request,
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String target,
            @RequestParam(defaultValue = "") String reason) {
        return FormActs.act(
                request,
                caller,
                () -> Destination.of(target)
                        .send(transfers, new TicketId(id), SessionController.written(reason), Actor.of(caller)));
    }

    @PostMapping("/tickets/{id}/return")
    @Requires(Right.SERVE)
    Reply comeBack(
            HttpServletRequest request,
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason) {
        return FormActs.act(
                request,
                caller,
                () -> waiting.comeBack(new TicketId(id), SessionController.written(reason), Actor.of(caller)));
    }

    @PostMapping("/tickets/{id}/arrive")
    @Requires(Right.TAKE_TICKETS)
    Reply arrive(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
        return FormActs.act(request, caller, () -> waiting.arrive(new TicketId(id), Actor.of(caller)));
    }
}
