package io.smartqueue.security.signin.page;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.security.Principal;
import io.smartqueue.security.signin.KnownDevices;
import io.smartqueue.security.signin.LoginSource;
import io.smartqueue.security.signin.SessionCookie;
import io.smartqueue.security.signin.SignIn;
import io.smartqueue.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class LoginController {

    private static final String HOME = "/counter";
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_PASSWORD = 200;
    /** A path on this server: neither another host nor an address that a browser reads as one. */
    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\{}]]{0,500}");

    private final SignIn signIn;
    private final SessionCookie cookie;
    private final DeviceCookie deviceCookie;
    private final KnownDevices devices;

    LoginController(SignIn signIn, SessionCookie cookie, DeviceCookie deviceCookie, KnownDevices devices) {
        this.signIn = signIn;
        this.cookie = cookie;
        this.deviceCookie = deviceCookie;
        this.devices = devices;
    }

    @GetMapping("/login")
    Html form(PageContext pageContext, @RequestParam(defaultValue = HOME) String next) {
        return Html.of("staff/login", new LoginPage(pageContext, "", ours(next), null));
    }

    @PostMapping("/login")
    Reply signIn(
            PageContext pageContext,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = HOME) String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            if (email.length() > LONGEST_EMAIL || password.length() > LONGEST_PASSWORD) {
                throw Refusal.of(Refusal.Kind.UNAUTHENTICATED, "wrong_credentials", "Address or password are wrong.");
            }
            String device = deviceCookie.token(request).orElse(null);
            SignIn.Session session = signIn.signIn(email, password, LoginSource.of(request), device);
            cookie.give(response, session.token());
            deviceCookie.give(
                    response, devices.remember(device, session.principal().accountId()));
            return Reply.redirect(session.principal().mustChangePassword() ? "/password" : ours(next));
        } catch (Refusal refusal) {
            Problem.retryAfter(refusal, response::setHeader);
            String shown = email.substring(0, Math.min(email.length(), LONGEST_EMAIL));
            return Html.of(
                            "staff/login",
                            new LoginPage(
                                    pageContext,
                                    shown,
                                    ours(next),
                                    pageContext.words().refusal(refusal)))
                    .status(Problem.status(refusal.kind()));
        }
    }

    @PostMapping("/logout")
    Reply signOut(HttpServletRequest request, HttpServletResponse response) {
        cookie.token(request).ifPresent(signIn::signOut);
        cookie.take(response);
        return Reply.redirect("/login");
    }

    @GetMapping("/password")
    Html password(PageContext pageContext, Principal principal) {
        return Html.of(
                "staff/password",
                new PasswordPage(pageContext, principal.email(), principal.mustChangePassword(), null));
    }

    @PostMapping("/password")
    Reply changePassword(
            PageContext pageContext,
            Principal principal,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(name = "new", defaultValue = "") String replacement,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            if (current.length() > LONGEST_PASSWORD) {
                throw Refusal.field("current", "wrong_password", "This is not your present password.");
            }
            signIn.changePassword(
                    principal, current, replacement, cookie.token(request).orElseThrow(), false);
            return Reply.redirect(HOME);
        } catch (Refusal refusal) {
            Problem.retryAfter(refusal, response::setHeader);
            var page = new PasswordPage(
                    pageContext,
                    principal.email(),
                    principal.mustChangePassword(),
                    pageContext.words().refusal(refusal));
            boolean invalid = refusal.kind() == Refusal.Kind.INVALID;
            return Html.of("staff/password", page)
                    .status(invalid ? HttpStatus.UNPROCESSABLE_CONTENT : Problem.status(refusal.kind()));
        }
    }

    private static String ours(String next) {
        return OURS.matcher(next).matches() ? next : HOME;
    }
}
