package io.smartqueue.counter.page;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.CounterId;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.counter.CounterRelease;
import io.smartqueue.queue.counter.CounterSessions;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.OptionalText;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Opens, pauses, changes and closes the agent's session at a counter, by forms. */
@Controller
@RequestMapping("/counter/{slug}")
class SessionController {

    static final int LONGEST_REASON = 300;

    private final CounterSessions counterSessions;
    private final CounterRelease release;

    SessionController(CounterSessions counterSessions, CounterRelease release) {
        this.counterSessions = counterSessions;
        this.release = release;
    }

    @PostMapping("/counters/{id}/sit")
    @Requires(Right.SERVE)
    Reply sit(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
        return FormActs.act(
                request,
                caller,
                () -> counterSessions.sit(caller.staffId(), Optional.of(new CounterId(id)), false, null));
    }

    /** With a ticket in hand the page asks for a reason first. */
    @PostMapping("/counters/{id}/free")
    @Requires(Right.MANAGE_COUNTERS)
    Reply free(Caller caller, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason) {
        Optional<String> why = Optional.ofNullable(written(reason));
        try {
            release.free(new CounterId(id), why.isPresent(), why, Actor.of(caller));
        } catch (Refusal refusal) {
            if (refusal.code().equals("in_service")) {
                return Reply.redirect(FormActs.home(caller) + "/counters/" + id + "/free");
            }
            throw refusal;
        }
        return Reply.redirect(FormActs.home(caller) + "/seats");
    }

    @GetMapping("/counters/{id}/free")
    @Requires(Right.MANAGE_COUNTERS)
    Html askWhyFree(HttpServletRequest request, PageContext pageContext, Caller caller, @PathVariable UUID id) {
        String home = FormActs.home(caller);
        return Question.page(
                request,
                new QuestionPage(
                        pageContext,
                        home,
                        home + "/counters/" + id + "/free",
                        "free",
                        null,
                        null,
                        Question.reasons("free")));
    }

    @PostMapping("/leave")
    @Requires(Right.SERVE)
    Reply leave(HttpServletRequest request, Caller caller) {
        return FormActs.act(request, caller, () -> counterSessions.close(caller.staffId()));
    }

    @GetMapping("/pause")
    @Requires(Right.SERVE)
    Html askWhyPause(HttpServletRequest request, PageContext pageContext, Caller caller) {
        return Question.page(
                request,
                new QuestionPage(
                        pageContext,
                        FormActs.home(caller),
                        FormActs.home(caller) + "/pause",
                        "pause",
                        null,
                        null,
                        Question.reasons("pause")));
    }

    @PostMapping("/pause")
    @Requires(Right.SERVE)
    Reply pause(HttpServletRequest request, Caller caller, @RequestParam(defaultValue = "") String reason) {
        return FormActs.act(
                request, caller, () -> counterSessions.sit(caller.staffId(), Optional.empty(), true, written(reason)));
    }

    @PostMapping("/available")
    @Requires(Right.SERVE)
    Reply available(HttpServletRequest request, Caller caller) {
        return FormActs.act(
                request, caller, () -> counterSessions.sit(caller.staffId(), Optional.empty(), false, null));
    }

    @PostMapping("/profile")
    @Requires(Right.SERVE)
    Reply profile(HttpServletRequest request, Caller caller, @RequestParam(required = false) @Nullable UUID queue) {
        return FormActs.act(
                request,
                caller,
                () -> counterSessions.callFrom(
                        caller.staffId(), Optional.ofNullable(queue).map(QueueId::new)));
    }

    /** A reason longer than the limit of the interface is cut. */
    static @Nullable String written(String reason) {
        return OptionalText.of(reason)
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST_REASON)))
                .orElse(null);
    }
}
