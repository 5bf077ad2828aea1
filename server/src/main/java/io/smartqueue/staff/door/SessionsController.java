package io.smartqueue.staff.door;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.security.Principal;
import io.smartqueue.security.SignedIn;
import io.smartqueue.security.signin.Sessions;
import io.smartqueue.security.signin.SignOuts;
import io.smartqueue.web.paging.Page;
import io.smartqueue.web.paging.Paging;
import io.smartqueue.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/auth/sessions")
@Tag(name = "auth", description = "Signing in and out")
class SessionsController {

    record SessionView(
            UUID id,

            @Schema(description = "Browser and system, such as `Chrome, Android`; empty where the request did not say")
            String client,

            Instant createdAt,
            Instant expiresAt,

            @Schema(description = "Whether it is the session of this request")
            boolean current) {

        static SessionView of(Sessions.Session session) {
            return new SessionView(
                    session.id(), session.client(), session.createdAt(), session.expiresAt(), session.current());
        }
    }

    private final Sessions sessions;
    private final SignOuts signOuts;

    SessionsController(Sessions sessions, SignOuts signOuts) {
        this.sessions = sessions;
        this.signOuts = signOuts;
    }

    @GetMapping
    @Operation(summary = "List where one is signed in")
    @SignedIn
    Page<SessionView> sessions(Principal principal, @SortableBy({"created_at", "expires_at"}) Paging paging) {
        return paging.view(
                sessions.of(principal.accountId(), token(), paging.request()).map(SessionView::of));
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "End a session of one's own", description = """
            Its token opens nothing any more, within a second on every server, and the counter that the person has \
            open closes as at a sign-out. 404 `unknown_session` also for a session of somebody else.""")
    @SignedIn
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSession(Principal principal, @PathVariable UUID id) {
        if (!signOuts.end(principal, id)) {
            throw Refusal.notFound("unknown_session", "You have no such session: it may be over already.");
        }
    }

    // A browser sends it as a cookie, a program as a header.
    private static String token() {
        var authentication =
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
        return String.valueOf(authentication.getCredentials());
    }
}
