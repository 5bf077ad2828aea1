package io.smartqueue.security;

import io.smartqueue.settings.PublicSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * A cookie that scripts cannot read and other sites' forms do not send. Where the public address is https its name
 * begins with {@code __Host-}, so that a browser accepts it neither from another host of the domain nor without TLS.
 */
public final class HostCookie {

    /** Until the browser closes. */
    public static final Duration OF_THE_BROWSER = Duration.ofSeconds(-1);

    private final String name;
    private final boolean secure;

    public HostCookie(String name, PublicSettings settings) {
        this.secure = settings.baseUrl() != null && settings.baseUrl().isSecure();
        this.name = secure ? "__Host-" + name : name;
    }

    public Optional<String> read(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, name))
                .map(cookie -> cookie.getValue())
                .filter(value -> !value.isBlank());
    }

    public void set(HttpServletResponse response, String value, Duration life) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .path("/")
                        .maxAge(life)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(secure)
                        .build()
                        .toString());
    }

    public void remove(HttpServletResponse response) {
        set(response, "", Duration.ZERO);
    }
}
