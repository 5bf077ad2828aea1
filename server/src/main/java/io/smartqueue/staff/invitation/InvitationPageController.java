package io.smartqueue.staff.invitation;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Secret;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.security.Principal;
import io.smartqueue.security.signin.SessionCookie;
import io.smartqueue.security.signin.SignIn;
import io.smartqueue.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page to which the letter of an invitation leads. */
@Controller
@RequestMapping("/invitation")
class InvitationPageController {

    private static final int LONGEST = 200;

    private final MailedInvitations mailed;
    private final Invitations invitations;
    private final SignIn signIn;
    private final SessionCookie cookie;

    InvitationPageController(MailedInvitations mailed, Invitations invitations, SignIn signIn, SessionCookie cookie) {
        this.mailed = mailed;
        this.invitations = invitations;
        this.signIn = signIn;
        this.cookie = cookie;
    }

    @GetMapping
    Html read(PageContext pageContext, @RequestParam(defaultValue = "") String token, HttpServletRequest request) {
        return page(pageContext, token, request, null);
    }

    @PostMapping
    Reply accept(
            PageContext pageContext,
            @RequestParam(defaultValue = "") String token,
            @RequestParam(name = "new", defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            MailedInvitations.Offered offered = find(token).orElseThrow(MailedInvitations::spent);
            if (offered.choosesPassword()) {
                mailed.choose(token, password);
                return Reply.redirect("/login?next=/counter");
            }
            Principal person = person(request)
                    .orElseThrow(() ->
                            Refusal.of(Refusal.Kind.UNAUTHENTICATED, "not_signed_in", "Sign in to the account first."));
            invitations.accept(person, new Secret(token), cookie.token(request).orElse(""));
            return Reply.redirect("/counter");
        } catch (Refusal refusal) {
            Problem.retryAfter(refusal, response::setHeader);
            return page(pageContext, token, request, pageContext.words().refusal(refusal))
                    .status(
                            refusal.kind() == Refusal.Kind.INVALID
                                    ? HttpStatus.UNPROCESSABLE_CONTENT
                                    : Problem.status(refusal.kind()));
        }
    }

    private Html page(PageContext pageContext, String token, HttpServletRequest request, @Nullable String refused) {
        return Html.of(
                "staff/invitation",
                new InvitationPage(
                        pageContext,
                        token,
                        find(token).orElse(null),
                        person(request).map(Principal::email).orElse(null),
                        refused));
    }

    private Optional<MailedInvitations.Offered> find(String token) {
        return token.isEmpty() || token.length() > LONGEST ? Optional.empty() : mailed.find(token);
    }

    private Optional<Principal> person(HttpServletRequest request) {
        return cookie.token(request).flatMap(signIn::recognise);
    }
}
