package io.smartqueue.staff.door;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.web.Problem;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class ForgottenPageController {

    private static final int LONGEST = 254;

    private final ForgottenPasswords forgotten;

    ForgottenPageController(ForgottenPasswords forgotten) {
        this.forgotten = forgotten;
    }

    @GetMapping("/forgot")
    Html forgot(PageContext pageContext) {
        return page(pageContext, "", false, null);
    }

    @PostMapping("/forgot")
    Html ask(PageContext pageContext, @RequestParam(defaultValue = "") String email) {
        String typed = email.strip();
        if (typed.isEmpty() || typed.length() > LONGEST) {
            String shown = typed.substring(0, Math.min(typed.length(), LONGEST));
            return page(pageContext, shown, false, pageContext.words().say("forgot.email_missing"))
                    .status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            forgotten.ask(typed, pageContext.words());
            return page(pageContext, typed, true, null);
        } catch (Refusal refusal) {
            return page(pageContext, typed, false, pageContext.words().refusal(refusal))
                    .status(Problem.status(refusal.kind()));
        }
    }

    private Html page(PageContext pageContext, String email, boolean asked, @Nullable String refused) {
        return Html.of("staff/forgot", new ForgottenPage(pageContext, email, forgotten.canBeMailed(), asked, refused));
    }

    @GetMapping("/reset")
    Html reset(PageContext pageContext, @RequestParam(defaultValue = "") String token) {
        return Html.of("staff/reset", new ResetPage(pageContext, token, isGood(token), null));
    }

    @PostMapping("/reset")
    Reply choose(
            PageContext pageContext,
            @RequestParam(defaultValue = "") String token,
            @RequestParam(name = "new", defaultValue = "") String replacement,
            HttpServletResponse response) {
        try {
            forgotten.reset(token, replacement);
            return Reply.redirect("/login");
        } catch (Refusal refusal) {
            Problem.retryAfter(refusal, response::setHeader);
            return Html.of(
                            "staff/reset",
                            new ResetPage(
                                    pageContext,
                                    token,
                                    isGood(token),
                                    pageContext.words().refusal(refusal)))
                    .status(Problem.status(refusal.kind()));
        }
    }

    private boolean isGood(String token) {
        return !token.isEmpty() && token.length() <= LONGEST && forgotten.isGood(token);
    }
}
