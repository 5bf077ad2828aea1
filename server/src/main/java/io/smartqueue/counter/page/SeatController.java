package io.smartqueue.counter.page;

import io.smartqueue.counter.Desks;
import io.smartqueue.page.Html;
import io.smartqueue.page.Reply;
import io.smartqueue.page.Sheet;
import io.smartqueue.queue.QueueId;
import io.smartqueue.site.CounterId;
import io.smartqueue.staff.Caller;
import io.smartqueue.staff.Requires;
import io.smartqueue.staff.Right;
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

/** Sitting down, pausing, choosing what to serve, and leaving. */
@Controller
@RequestMapping("/counter/{slug}")
class SeatController {

    static final int LONGEST_REASON = 300;

    private final Desks desks;

    SeatController(Desks desks) {
        this.desks = desks;
    }

    @PostMapping("/counters/{id}/sit")
    @Requires(Right.SERVE)
    Reply sit(HttpServletRequest request, Caller caller, @PathVariable UUID id) {
        return Acting.act(
                request, caller, () -> desks.sit(caller.staffId(), Optional.of(new CounterId(id)), false, null));
    }

    @PostMapping("/leave")
    @Requires(Right.SERVE)
    Reply leave(HttpServletRequest request, Caller caller) {
        return Acting.act(request, caller, () -> desks.close(caller.staffId()));
    }

    @GetMapping("/pause")
    @Requires(Right.SERVE)
    Html askWhyPause(HttpServletRequest request, Sheet sheet, Caller caller) {
        return Question.page(
                request,
                new QuestionPage(
                        sheet,
                        Acting.home(caller),
                        Acting.home(caller) + "/pause",
                        "pause",
                        null,
                        null,
                        Question.reasons("pause")));
    }

    @PostMapping("/pause")
    @Requires(Right.SERVE)
    Reply pause(HttpServletRequest request, Caller caller, @RequestParam(defaultValue = "") String reason) {
        return Acting.act(request, caller, () -> desks.sit(caller.staffId(), Optional.empty(), true, written(reason)));
    }

    @PostMapping("/available")
    @Requires(Right.SERVE)
    Reply available(HttpServletRequest request, Caller caller) {
        return Acting.act(request, caller, () -> desks.sit(caller.staffId(), Optional.empty(), false, null));
    }

    @PostMapping("/profile")
    @Requires(Right.SERVE)
    Reply profile(HttpServletRequest request, Caller caller, @RequestParam(required = false) @Nullable UUID queue) {
        return Acting.act(
                request,
                caller,
                () -> desks.callFrom(
                        caller.staffId(), Optional.ofNullable(queue).map(QueueId::new)));
    }

    /** What is longer than the interface takes is cut off. */
    static @Nullable String written(String reason) {
        return OptionalText.of(reason)
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST_REASON)))
                .orElse(null);
    }
}
