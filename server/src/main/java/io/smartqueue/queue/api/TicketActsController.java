package io.smartqueue.queue.api;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.Queues;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.staff.Caller;
import io.smartqueue.staff.Requires;
import io.smartqueue.staff.Right;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What staff do with one ticket. */
@RestController
@RequestMapping("/api/v1/tenants/{slug}/tickets/{id}")
@Tag(name = "tickets")
class TicketActsController {

    record Because(@Nullable @Size(max = 300) String reason) {

        static @Nullable String in(@Nullable Because body) {
            String reason = body == null ? null : body.reason;
            return reason == null || reason.isBlank() ? null : reason.strip();
        }
    }

    record Outcome(@Nullable @Size(max = 60) String outcome) {}

    private final Queues queues;

    TicketActsController(Queues queues) {
        this.queues = queues;
    }

    /** Before its turn it takes a reason. */
    @PostMapping("/call")
    @Requires(Right.SERVE)
    Ticket call(Caller caller, @PathVariable UUID id, @Valid @RequestBody(required = false) @Nullable Because body) {
        return queues.call(new TicketId(id), caller.staffId(), Because.in(body)).seenBy(caller);
    }

    @PostMapping("/start")
    @Requires(Right.SERVE)
    Ticket start(Caller caller, @PathVariable UUID id) {
        return queues.start(new TicketId(id), Actor.of(caller)).seenBy(caller);
    }

    @PostMapping("/close")
    @Requires(Right.SERVE)
    Ticket close(Caller caller, @PathVariable UUID id, @Valid @RequestBody(required = false) @Nullable Outcome body) {
        return queues.close(new TicketId(id), body == null ? null : body.outcome, Actor.of(caller))
                .seenBy(caller);
    }

    @PostMapping("/no-show")
    @Requires(Right.SERVE)
    Ticket noShow(Caller caller, @PathVariable UUID id) {
        return queues.noShow(new TicketId(id), Actor.of(caller)).seenBy(caller);
    }

    @PostMapping("/cancel")
    @Requires(Right.CANCEL_TICKETS)
    Ticket cancel(Caller caller, @PathVariable UUID id, @Valid @RequestBody(required = false) @Nullable Because body) {
        String reason = Because.in(body);
        if (reason == null) {
            throw Refusal.field("reason", "required", "Say why.");
        }
        return queues.cancel(new TicketId(id), reason, Actor.of(caller)).seenBy(caller);
    }
}
