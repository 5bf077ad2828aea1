package io.smartqueue.admin.operator;

import io.smartqueue.admin.message.SenderLines;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.notification.sender.Senders;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.security.Principal;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The senders of the installation: how fast each is, and whether the provider refuses us there. */
@Controller
@RequestMapping("/operator/senders")
class OperatorSendersController {

    private static final String PAGE = "senders";

    private final SenderLines lines;
    private final Senders senders;

    OperatorSendersController(SenderLines lines, Senders senders) {
        this.lines = lines;
        this.senders = senders;
    }

    @GetMapping
    @Requires(Right.MANAGE_SENDERS)
    Html list(PageContext pageContext, Principal principal) {
        return show(OperatorFrame.of(pageContext, PAGE), principal);
    }

    /** With nothing typed, as fast as the settings say. */
    @PostMapping("/{id}/rate")
    @Requires(Right.MANAGE_SENDERS)
    Reply pace(
            PageContext pageContext,
            Principal principal,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String rate) {
        OperatorFrame desk = OperatorFrame.of(pageContext, PAGE);
        try {
            senders.pace(known(id), rate(rate.strip().replace(',', '.')));
            return Reply.redirect(desk.address() + "?done=saved");
        } catch (Refusal refusal) {
            return show(desk.refused(refusal), principal).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/{id}/resume")
    @Requires(Right.MANAGE_SENDERS)
    Reply resume(PageContext pageContext, Principal principal, @PathVariable UUID id) {
        OperatorFrame desk = OperatorFrame.of(pageContext, PAGE);
        if (!senders.resume(known(id))) {
            Refusal refusal = Refusal.conflict("not_parked", "This sender is not parked.");
            return show(desk.refused(refusal), principal).status(HttpStatus.CONFLICT);
        }
        return Reply.redirect(desk.address() + "?done=resumed");
    }

    private UUID known(UUID id) {
        return senders.find(id)
                .orElseThrow(() -> Refusal.notFound("not_found", "There is no such sender."))
                .id();
    }

    private static @Nullable BigDecimal rate(String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        if (!typed.matches("[0-9]{1,4}([.][0-9]{1,3})?")) {
            throw Refusal.field("rate", "no_rate", "Give a number from 0 to 9999.");
        }
        return new BigDecimal(typed);
    }

    private Html show(OperatorFrame desk, Principal principal) {
        return Html.of("admin/operator/senders", new OperatorPages.Senders(desk, lines.ofAll(principal)));
    }
}
