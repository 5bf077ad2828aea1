package io.smartqueue.queue.api;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.life.Calls;
import io.smartqueue.queue.life.Serving;
import io.smartqueue.queue.life.Transfers;
import io.smartqueue.queue.life.WaitingTickets;
import io.smartqueue.queue.ticket.TicketView;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.OptionalText;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
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
            return OptionalText.of(body == null ? null : body.reason).orElse(null);
        }

        static String requiredIn(@Nullable Because body) {
            String reason = in(body);
            if (reason == null) {
                throw Refusal.field("reason", "required", "Say why.");
            }
            return reason;
        }
    }

    record Places(@NotNull @Min(1) @Max(100) Integer places) {}

    record Travel(@NotNull @Min(0) @Max(240) Integer minutes) {}

    record Outcome(@Nullable @Size(max = 60) String outcome) {}

    private final Calls calls;
    private final Serving serving;
    private final WaitingTickets waiting;
    private final Transfers transfers;

    TicketActsController(Calls calls, Serving serving, WaitingTickets waiting, Transfers transfers) {
        this.calls = calls;
        this.serving = serving;
        this.waiting = waiting;
        this.transfers = transfers;
    }

    /** A call before its turn needs a reason. */
    @PostMapping("/call")
    @Requires(Right.SERVE)
    TicketView call(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody(required = false) @Nullable Because body) {
        String reason = Because.in(body);
        if (reason != null) {
            caller.require(Right.CALL_OUT_OF_TURN);
        }
        return TicketView.of(calls.call(new TicketId(id), caller.staffId(), reason), caller);
    }

    /** Repeats the call on screens and by voice; no second message is sent. */
    @PostMapping("/recall")
    @Requires(Right.SERVE)
    TicketView recall(Caller caller, @PathVariable UUID id) {
        return TicketView.of(calls.recall(new TicketId(id), Actor.of(caller)), caller);
    }

    @PostMapping("/start")
    @Requires(Right.SERVE)
    TicketView start(Caller caller, @PathVariable UUID id) {
        return TicketView.of(serving.start(new TicketId(id), Actor.of(caller)), caller);
    }

    /** Frees the agent. */
    @PostMapping("/hold")
    @Requires(Right.SERVE)
    TicketView hold(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody(required = false) @Nullable Because body) {
        return TicketView.of(serving.hold(new TicketId(id), Because.requiredIn(body), Actor.of(caller)), caller);
    }

    /** The caller takes the ticket in hand. */
    @PostMapping("/resume")
    @Requires(Right.SERVE)
    TicketView resume(Caller caller, @PathVariable UUID id) {
        return TicketView.of(serving.resume(new TicketId(id), caller.staffId()), caller);
    }

    /**
     * To one queue, counter or agent of the site; number and seniority stay. 409 {@code target_lacks_skill} when the
     * agent there cannot serve the ticket's queue.
     */
    @PostMapping("/transfer")
    @Requires(Right.SERVE)
    TicketView transfer(Caller caller, @PathVariable UUID id, @Valid @RequestBody TransferRequest wanted) {
        return TicketView.of(wanted.carryOut(transfers, new TicketId(id), Actor.of(caller)), caller);
    }

    /** Undoes a call by mistake, ends a hold, or brings back a customer who missed the call. */
    @PostMapping("/return")
    @Requires(Right.SERVE)
    TicketView comeBack(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody(required = false) @Nullable Because body) {
        return TicketView.of(waiting.comeBack(new TicketId(id), Because.in(body), Actor.of(caller)), caller);
    }

    @PostMapping("/close")
    @Requires(Right.SERVE)
    TicketView close(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody(required = false) @Nullable Outcome body) {
        return TicketView.of(
                serving.close(new TicketId(id), body == null ? null : body.outcome, Actor.of(caller)), caller);
    }

    /**
     * Allowed to its agent within two minutes, later to a manager; for a step of several, until the next one is called.
     * Needs a reason where the service allows one ticket for a phone and the phone has another by now.
     */
    @PostMapping("/reopen")
    @Requires(Right.SERVE)
    TicketView reopen(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody(required = false) @Nullable Because body) {
        return TicketView.of(serving.reopen(new TicketId(id), Because.in(body), Actor.of(caller)), caller);
    }

    @PostMapping("/missed")
    @Requires(Right.SERVE)
    TicketView missed(Caller caller, @PathVariable UUID id) {
        return TicketView.of(calls.miss(new TicketId(id), Actor.of(caller)), caller);
    }

    @PostMapping("/no-show")
    @Requires(Right.SERVE)
    TicketView noShow(Caller caller, @PathVariable UUID id) {
        return TicketView.of(calls.noShow(new TicketId(id), Actor.of(caller)), caller);
    }

    /** The customer who joined remotely has arrived. */
    @PostMapping("/arrive")
    @Requires(Right.TAKE_TICKETS)
    TicketView arrive(Caller caller, @PathVariable UUID id) {
        return TicketView.of(waiting.arrive(new TicketId(id), Actor.of(caller)), caller);
    }

    /** Lets others pass. */
    @PostMapping("/postpone")
    @Requires(Right.TAKE_TICKETS)
    TicketView postpone(Caller caller, @PathVariable UUID id, @Valid @RequestBody Places body) {
        return TicketView.of(waiting.postpone(new TicketId(id), body.places, Actor.of(caller)), caller);
    }

    /** How far away the customer is; they are told so much earlier that their turn approaches. */
    @PostMapping("/travel")
    @Requires(Right.TAKE_TICKETS)
    TicketView travel(Caller caller, @PathVariable UUID id, @Valid @RequestBody Travel body) {
        return TicketView.of(waiting.travel(new TicketId(id), body.minutes, Actor.of(caller)), caller);
    }

    @PostMapping("/cancel")
    @Requires(Right.CANCEL_TICKETS)
    TicketView cancel(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody(required = false) @Nullable Because body) {
        return TicketView.of(waiting.cancel(new TicketId(id), Because.requiredIn(body), Actor.of(caller)), caller);
    }
}
