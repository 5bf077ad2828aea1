package io.smartqueue.security.request;

import io.smartqueue.security.signin.Tokens;
import io.smartqueue.settings.PublicSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** The session token in a cookie that scripts cannot read and other sites' forms do not send. */
@Component
public class SessionCookie {

    static final String NAME = "session";

    private final PublicSettings settings;
    private final InstantSource clock;

    SessionCookie(PublicSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    public static Optional<String> token(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, NAME))
                .map(cookie -> cookie.getValue())
                .filter(value -> !value.isBlank());
    }

    /** Also resets the form token, so that forms from before the login are not valid in the new session. */
    public void give(HttpServletResponse response, Tokens.Issued token) {
        set(response, NAME, token.token(), Duration.between(clock.instant(), token.expiresAt()));
        set(response, FormTokens.COOKIE, "", Duration.ZERO);
    }

    public void take(HttpServletResponse response) {
        set(response, NAME, "", Duration.ZERO);
    }

    private void set(HttpServletResponse response, String name, String value, Duration life) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .path("/")
                        .maxAge(life)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(settings.baseUrl() != null && settings.baseUrl().isSecure())
                        .build()
                        .toString());
    }
}
