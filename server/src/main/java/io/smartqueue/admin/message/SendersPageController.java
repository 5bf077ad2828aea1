package io.smartqueue.admin.message;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.plan.ChannelPlans;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What messages leave from, and the channel plans. */
@Controller
@RequestMapping("/admin/{slug}/senders")
class SendersPageController {

    static final String PAGE = "senders";

    private final SenderLines senders;
    private final ChannelPlans plans;

    SendersPageController(SenderLines senders, ChannelPlans plans) {
        this.senders = senders;
        this.plans = plans;
    }

    @GetMapping
    @Requires(Right.SEE_SENDERS)
    Html read(PageContext pageContext, Caller caller) {
        return show(AdminFrame.of(pageContext, caller, PAGE), null);
    }

    @PostMapping("/plans")
    @Requires(Right.MANAGE_MESSAGING)
    Reply plan(
            PageContext pageContext,
            Caller caller,
            @RequestParam(defaultValue = "") String event,
            @RequestParam MultiValueMap<String, String> fields) {
        AdminFrame desk = AdminFrame.of(pageContext, caller, PAGE);
        var typed = TypedPlan.of(event(event).code(), fields);
        try {
            plans.put(typed.plan());
            return AdminFrame.done(desk.address(), "saved");
        } catch (Refusal refusal) {
            return show(desk.refused(refusal), typed).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/plans/remove")
    @Requires(Right.MANAGE_MESSAGING)
    Reply forget(PageContext pageContext, Caller caller, @RequestParam(defaultValue = "") String event) {
        plans.delete(event(event));
        return AdminFrame.done(AdminFrame.of(pageContext, caller, PAGE).address(), "plan_removed");
    }

    private Html show(AdminFrame desk, @Nullable TypedPlan typed) {
        return Html.of("admin/message/senders", new SendersPage(desk, senders.of(desk.caller()), plans.all(), typed));
    }

    private static NotificationEvent event(String code) {
        return Optional.ofNullable(MessageWords.filter(NotificationEvent.values(), NotificationEvent::code, code))
                .orElseThrow(() -> Refusal.notFound("unknown_event", "There is no such event."));
    }
}
