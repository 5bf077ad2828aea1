package io.smartqueue.security.signin;

import io.smartqueue.security.HostCookie;
import io.smartqueue.settings.PublicSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The session token in a cookie. */
@Component
public class SessionCookie {

    private final HostCookie cookie;
    private final InstantSource clock;

    SessionCookie(PublicSettings settings, InstantSource clock) {
        this.cookie = new HostCookie("session", settings);
        this.clock = clock;
    }

    public Optional<String> token(HttpServletRequest request) {
        return cookie.read(request);
    }

    /** The token of a form is bound to the session, so forms from before the login are not valid in the new one. */
    public void give(HttpServletResponse response, Tokens.Issued token) {
        cookie.set(response, token.token(), Duration.between(clock.instant(), token.expiresAt()));
    }

    public void take(HttpServletResponse response) {
        cookie.remove(response);
    }
}
