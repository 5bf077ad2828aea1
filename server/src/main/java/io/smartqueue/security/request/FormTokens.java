package io.smartqueue.security.request;

import io.smartqueue.page.PageContext;
import io.smartqueue.security.HostCookie;
import io.smartqueue.security.signin.SessionCookie;
import io.smartqueue.security.signin.Tokens;
import io.smartqueue.settings.PublicSettings;
import io.smartqueue.web.Audience;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Component;

/**
 * The proof that a form comes from our pages: a value in the form that must equal the one in a cookie. In a session the
 * value is made with the session's token, so that a cookie that another host has set proves nothing.
 */
@Component
final class FormTokens implements CsrfTokenRepository {

    private static final Set<String> ONLY_READ = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final SessionCookie sessions;
    private final HostCookie cookie;

    FormTokens(SessionCookie sessions, PublicSettings settings) {
        this.sessions = sessions;
        this.cookie = new HostCookie("form", settings);
    }

    /** Needed for requests that another site can make a browser send; it cannot make it send a bearer token. */
    boolean isNeeded(HttpServletRequest request) {
        if (ONLY_READ.contains(request.getMethod()) || request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            return false;
        }
        return Audience.of(request) == Audience.PEOPLE
                || !isOpen(request) && sessions.token(request).isPresent();
    }

    /**
     * Signing in over HTTP sets no cookie, and requests of Twilio carry a signature. Whoever knows the address of a
     * ticket may subscribe for it; no session is asked.
     */
    private static boolean isOpen(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/webhooks/")
                || path.startsWith("/t/")
                || path.equals("/api/v1/auth")
                || path.equals("/api/v1/auth/");
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        String nonce = Tokens.random("");
        return token(nonce + "." + proof(nonce, sessions.token(request).orElse("")));
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (token == null) {
            cookie.remove(response);
        } else {
            cookie.set(response, token.getToken(), HostCookie.OF_THE_BROWSER);
        }
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return cookie.read(request)
                .filter(value -> isOf(sessions.token(request), value))
                .map(FormTokens::token)
                .orElse(null);
    }

    // Without a session there is nothing to bind to. A form sent after the session ended leads to the login.
    private static boolean isOf(Optional<String> session, String value) {
        int dot = value.indexOf('.');
        return dot > 0 && (session.isEmpty() || matches(value, dot, session.get()));
    }

    private static boolean matches(String value, int dot, String session) {
        byte[] given = value.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        byte[] expected = proof(value.substring(0, dot), session).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, expected);
    }

    // The session's token has a fixed length, so a plain hash of both is no weaker than a keyed one.
    private static String proof(String nonce, String session) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Tokens.hash(session + "." + nonce));
    }

    private static CsrfToken token(String value) {
        return new DefaultCsrfToken(PageContext.TOKEN_HEADER, PageContext.TOKEN_FIELD, value);
    }
}
