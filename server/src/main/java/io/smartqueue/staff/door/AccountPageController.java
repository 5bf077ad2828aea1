package io.smartqueue.staff.door;

import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.security.Principal;
import io.smartqueue.security.SignedIn;
import io.smartqueue.security.signin.SessionCookie;
import io.smartqueue.security.signin.Sessions;
import io.smartqueue.security.signin.SignOuts;
import io.smartqueue.web.paging.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class AccountPageController {

    private final Sessions sessions;
    private final SignOuts signOuts;
    private final SessionCookie cookie;
    private final AccountZones zones;

    AccountPageController(Sessions sessions, SignOuts signOuts, SessionCookie cookie, AccountZones zones) {
        this.sessions = sessions;
        this.signOuts = signOuts;
        this.cookie = cookie;
        this.zones = zones;
    }

    @GetMapping("/account")
    @SignedIn
    Reply account(
            PageContext pageContext,
            Principal principal,
            @RequestParam(defaultValue = "1") int page,
            HttpServletRequest request) {
        if (principal.mustChangePassword()) {
            return Reply.redirect("/password");
        }
        ZoneId zone = zones.of(principal);
        var open = sessions.of(
                principal.accountId(),
                cookie.token(request).orElse(""),
                PageRequest.newestFirst(Math.max(1, page), PageRequest.DEFAULT_SIZE));
        PageContext here = pageContext.with(pageContext.words().at(zone));
        return Html.of("staff/account", new AccountPage(here, principal.name(), principal.email(), open));
    }

    /** Also one that is over already, so that a form sent twice ends at the same page. */
    @PostMapping("/account/sessions/{id}/end")
    @SignedIn
    Reply end(Principal principal, @PathVariable UUID id) {
        signOuts.end(principal, id);
        return Reply.redirect("/account");
    }
}
