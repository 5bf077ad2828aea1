package io.smartqueue.counter.page;

import io.smartqueue.channel.Medium;
import io.smartqueue.counter.Desks;
import io.smartqueue.counter.Notes;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.notification.Resending;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.Queues;
import io.smartqueue.queue.TicketId;
import io.smartqueue.staff.Caller;
import io.smartqueue.staff.Requires;
import io.smartqueue.staff.Right;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What an agent does with tickets, by forms. Each names its ticket, so that no late click meets another one. */
@Controller
@RequestMapping("/counter/{slug}")
class ActsController {

    /** After a close they are no refusal of it: the console shows a free or paused counter. */
    private static final Set<String> NOBODY_TO_CALL =
            Set.of("queue_empty", "counter_paused", "incident", "no_counter", "agent_busy");

    private final Queues queues;
    private final Desks desks;
    private final Notes notes;
    private final Resending resending;

    ActsController(Queues queues, Desks desks, Notes notes, Resending resending) {
        this.queues = queues;
        this.desks = desks;
        this.notes = notes;
        this.resending = resending;
    }

    /** Pressed twice, the first call's ticket is what the second finds, and shows. */
    @PostMapping("/call-next")
    @Requires(Right.SERVE)
    Object callNext(HttpServletRequest request, Caller caller) {
        return Acting.act(request, caller, () -> next(caller, Set.of("agent_busy")));
    }

    private void next(Caller caller, Set<String> noMatter) {
        try {
            queues.callNext(caller.staffId(), desks.callsFrom(caller.staffId()));
        } catch (Refusal refusal) {
            if (!noMatter.contains(refusal.code())) {
                throw refusal;
            }
        }
    }

    @PostMapping("/tickets/{id}/call")
    @Requires(Right.SERVE)
    Object call(
            HttpServletRequest request,
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason) {
        String written = SeatController.written(reason);
        if (written != null) {
            caller.require(Right.CALL_OUT_OF_TURN);
        }
        return Acting.act(request, caller, () -> queues.call(new TicketId(id), caller.staffId(), written));
    }

    @PostMapping("/tickets/{id}/recall")
    @Requires(Right.SERVE)
    Object recall(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
        return Acting.act(request, caller, () -> queues.recall(new TicketId(id), Actor.of(caller)));
    }

    @PostMapping("/tickets/{id}/start")
    @Requires(Right.SERVE)
    Object start(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
        return Acting.act(request, caller, () -> queues.start(new TicketId(id), Actor.of(caller)));
    }

    /** @param then {@code call} to go on with the next one */
    @PostMapping("/tickets/{id}/close")
    @Requires(Right.SERVE)
    Object close(
            HttpServletRequest request,
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "DONE") Outcome outcome,
            @RequestParam(defaultValue = "") String then) {
        return Acting.act(request, caller, () -> {
            queues.close(new TicketId(id), outcome.code(), Actor.of(caller));
            if (then.equals("call")) {
                next(caller, NOBODY_TO_CALL);
            }
        });
    }

    @PostMapping("/tickets/{id}/missed")
    @Requires(Right.SERVE)
    Object missed(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
        return Acting.act(request, caller, () -> queues.miss(new TicketId(id), Actor.of(caller)));
    }

    @PostMapping("/tickets/{id}/no-show")
    @Requires(Right.SERVE)
    Object noShow(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
        return Acting.act(request, caller, () -> queues.noShow(new TicketId(id), Actor.of(caller)));
    }

    @PostMapping("/tickets/{id}/hold")
    @Requires(Right.SERVE)
    Object hold(
            HttpServletRequest request,
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason) {
        return Acting.act(
                request,
                caller,
                () -> queues.hold(new TicketId(id), required(reason, SeatController.LONGEST_REASON), Actor.of(caller)));
    }

    @PostMapping("/tickets/{id}/resume")
    @Requires(Right.SERVE)
    Object resume(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
        return Acting.act(request, caller, () -> queues.resume(new TicketId(id), caller.staffId()));
    }

    /** @param target such as {@code queue:} and an id, as one choice of a form can say it */
    @PostMapping("/tickets/{id}/transfer")
    @Requires(Right.SERVE)
    Object transfer(
            HttpServletRequest request,
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String target,
            @RequestParam(defaultValue = "") String reason) {
        return Acting.act(
                request,
                caller,
                () -> Destination.of(target)
                        .send(queues, new TicketId(id), SeatController.written(reason), Actor.of(caller)));
    }

    @PostMapping("/tickets/{id}/return")
    @Requires(Right.SERVE)
    Object comeBack(
            HttpServletRequest request,
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason) {
        return Acting.act(
                request,
                caller,
                () -> queues.comeBack(new TicketId(id), SeatController.written(reason), Actor.of(caller)));
    }

    @PostMapping("/tickets/{id}/reopen")
    @Requires(Right.SERVE)
    Object reopen(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
        return Acting.act(request, caller, () -> queues.reopen(new TicketId(id), Actor.of(caller)));
    }

    @PostMapping("/tickets/{id}/arrive")
    @Requires(Right.TAKE_TICKETS)
    Object arrive(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
        return Acting.act(request, caller, () -> queues.arrive(new TicketId(id), Actor.of(caller)));
    }

    @PostMapping("/tickets/{id}/note")
    @Requires(Right.SERVE)
    Object note(
            HttpServletRequest request,
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String text) {
        return Acting.act(request, caller, () -> {
            if (text.strip().length() > Notes.LONGEST) {
                throw Refusal.field("text", "too_long_a_note", "Write at most " + Notes.LONGEST + " letters.");
            }
            notes.write(new TicketId(id), caller.staffId(), required(text, Notes.LONGEST));
        });
    }

    /** Only of the ticket in hand, whose customer stands there and asks. */
    @PostMapping("/tickets/{id}/resend")
    @Requires(Right.SERVE)
    Object resend(HttpServletRequest request, Caller caller, @PathVariable UUID id, @RequestParam Medium by) {
        return Acting.act(request, caller, () -> {
            if (!queues.get(new TicketId(id)).isInHandOf(caller.staffId())) {
                throw Refusal.forbidden("ticket_of_another_agent", "You do not have this ticket in hand.");
            }
            resending.again(new TicketId(id), by);
        });
    }

    private static String required(String text, int longest) {
        String written = text.strip();
        if (written.isEmpty()) {
            throw Refusal.field("reason", "required", "Say why.");
        }
        return written.substring(0, Math.min(written.length(), longest));
    }
}
