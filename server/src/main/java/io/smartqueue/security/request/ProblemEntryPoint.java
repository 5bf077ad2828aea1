package io.smartqueue.security.request;

import io.smartqueue.web.Audience;
import io.smartqueue.web.Htmx;
import io.smartqueue.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Answers a program with a problem document, and redirects a person to the login or shows an error page. */
class ProblemEntryPoint implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final ProblemDetail NOT_SIGNED_IN = Problem.of(
            HttpStatus.UNAUTHORIZED,
            "not_signed_in",
            "Send a valid token as Authorization: Bearer; POST /api/v1/auth/ gives one.");

    private static final ProblemDetail NO_OPERATOR =
            Problem.of(HttpStatus.FORBIDDEN, "missing_right", "This is for the operator of the installation.");

    private static final ProblemDetail FORGED = Problem.of(
            HttpStatus.FORBIDDEN,
            "form_token_missing",
            "A request with a session cookie must carry the token of the page it comes from.");

    /** Where a login helps; there is nothing to see at other addresses. */
    private static final Pattern STAFF = Pattern.compile("/(admin|counter|logout|password|actuator)(/.*)?");

    private final Problem problem;

    ProblemEntryPoint(Problem problem) {
        this.problem = problem;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException unknown)
            throws IOException {
        if (Audience.of(request) == Audience.PROGRAMS) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            problem.write(response, NOT_SIGNED_IN);
        } else if (!STAFF.matcher(request.getRequestURI()).matches()) {
            response.sendError(HttpStatus.NOT_FOUND.value());
        } else if (Htmx.asks(request)) {
            // The login cannot replace a part of a page, so redirect the whole page.
            Htmx.redirect(response, "/login");
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else {
            String wanted = request.getMethod().equals("GET") ? request.getRequestURI() : "/";
            response.sendRedirect("/login?next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (Audience.of(request) == Audience.PEOPLE) {
            response.sendError(HttpStatus.FORBIDDEN.value());
        } else {
            problem.write(response, denied instanceof CsrfException ? FORGED : NO_OPERATOR);
        }
    }
}
