package io.smartqueue.admin.operator;

import io.smartqueue.notification.dispatch.Backlog;
import io.smartqueue.notification.held.HeldMessages;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.security.Principal;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.settings.Examination;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The installation as its operator sees it. */
@Controller
@RequestMapping("/operator")
class OperatorController {

    private final Backlog backlog;
    private final HeldMessages held;
    private final ApplicationContext program;

    OperatorController(Backlog backlog, HeldMessages held, ApplicationContext program) {
        this.backlog = backlog;
        this.held = held;
        this.program = program;
    }

    @GetMapping
    @Requires(Right.RUN_INSTALLATION)
    Reply enter() {
        return Reply.redirect("/operator/organisations");
    }

    @GetMapping("/doctor")
    @Requires(Right.RUN_INSTALLATION)
    Html doctor(PageContext pageContext) {
        return Html.of(
                "admin/operator/doctor",
                new OperatorPages.Doctor(OperatorFrame.of(pageContext, "doctor"), List.of(), false));
    }

    /** Looks now; what is found is shown and kept nowhere. */
    @PostMapping("/doctor")
    @Requires(Right.RUN_INSTALLATION)
    Html examine(PageContext pageContext) {
        return Html.of(
                "admin/operator/doctor",
                new OperatorPages.Doctor(OperatorFrame.of(pageContext, "doctor"), Examination.atOnce(program), true));
    }

    @GetMapping("/backlog")
    @Requires(Right.RUN_INSTALLATION)
    Html waiting(PageContext pageContext, Principal principal) {
        return Html.of(
                "admin/operator/backlog",
                new OperatorPages.Waiting(
                        OperatorFrame.of(pageContext, "backlog"), backlog.of(principal), held.count()));
    }

    /** What was put aside when a backup was restored. */
    @PostMapping("/backlog/release")
    @Requires(Right.RUN_INSTALLATION)
    Reply release() {
        held.release();
        return Reply.redirect("/operator/backlog?done=released");
    }
}
