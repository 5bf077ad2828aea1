package io.smartqueue.counter.page;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Reply;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.life.Calls;
import io.smartqueue.queue.life.Serving;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Calls and serves tickets by forms. Each form names its ticket, so that a late click cannot act on another one. */
@Controller
@RequestMapping("/counter/{slug}")
class ActsController {

    /** After a close these codes are not shown as a refusal: the console shows a free or paused counter. */
    private static final Set<String> NOBODY_TO_CALL =
            Set.of("queue_empty", "counter_paused", "incident", "no_counter", "agent_busy");

    private final Calls calls;
    private final Serving serving;

    ActsController(Calls calls, Serving serving) {
        this.calls = calls;
        this.serving = serving;
    }

    /** A second click finds the ticket of the first call and shows it. */
    @PostMapping("/call-next")
    @Requires(Right.SERVE)
    Reply callNext(HttpServletRequest request, Caller caller) {
        return FormActs.act(request, caller, () -> next(caller, Set.of("agent_busy")));
    }

    private void next(Caller caller, Set<String> noMatter) {
        try {
            calls.callNext(caller.staffId(), Optional.empty());
        } catch (Refusal refusal) {
            if (!noMatter.contains(refusal.code())) {
                throw refusal;
            }
        }
    }

    @PostMapping("/tickets/{id}/call")
    @Requires(Right.SERVE)
    Reply call(
            HttpServletRequest request,
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason) {
        String written = SessionController.written(reason);
        if (written != null) {
            caller.require(Right.CALL_OUT_OF_TURN);
        }
        return FormActs.act(request, caller, () -> calls.call(new TicketId(id), caller.staffId(), written));
    }

    @PostMapping("/tickets/{id}/recall")
    @Requires(Right.SERVE)
    Reply recall(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
        return FormActs.act(request, caller, () -> calls.recall(new TicketId(id), Actor.of(caller)));
    }

    @PostMapping("/tickets/{id}/start")
    @Requires(Right.SERVE)
    Reply start(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
        return FormActs.act(request, caller, () -> serving.start(new TicketId(id), Actor.of(caller)));
    }

    /** @param then {@code call} to go on with the next one */
    @PostMapping("/tickets/{id}/close")
    @Requires(Right.SERVE)
    Reply close(
            HttpServletRequest request,
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "DONE") ServiceOutcome outcome,
            @RequestParam(defaultValue = "") String then) {
        return FormActs.act(request, caller, () -> {
            serving.close(new TicketId(id), outcome.code(), Actor.of(caller));
            if (then.equals("call")) {
                next(caller, NOBODY_TO_CALL);
            }
        });
    }

    @PostMapping("/tickets/{id}/missed")
    @Requires(Right.SERVE)
    Reply missed(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
        return FormActs.act(request, caller, () -> calls.miss(new TicketId(id), Actor.of(caller)));
    }

    @PostMapping("/tickets/{id}/no-show")
    @Requires(Right.SERVE)
    Reply noShow(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
        return FormActs.act(request, caller, () -> calls.noShow(new TicketId(id), Actor.of(caller)));
    }

    @PostMapping("/tickets/{id}/hold")
    @Requires(Right.SERVE)
    Reply hold(
            HttpServletRequest request,
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason) {
        return FormActs.act(
                request,
                caller,
                () -> serving.hold(
                        new TicketId(id), required(reason, SessionController.LONGEST_REASON), Actor.of(caller)));
    }

    @PostMapping("/tickets/{id}/resume")
    @Requires(Right.SERVE)
    Reply resume(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
        return FormActs.act(request, caller, () -> serving.resume(new TicketId(id), caller.staffId()));
    }

    @PostMapping("/tickets/{id}/reopen")
    @Requires(Right.SERVE)
    Reply reopen(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
        return FormActs.act(request, caller, () -> serving.reopen(new TicketId(id), Actor.of(caller)));
    }

    static String required(String text, int longest) {
        String written = text.strip();
        if (written.isEmpty()) {
            throw Refusal.field("reason", "required", "Say why.");
        }
        return written.substring(0, Math.min(written.length(), longest));
    }
}
