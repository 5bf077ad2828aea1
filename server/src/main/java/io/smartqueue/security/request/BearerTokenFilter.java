package io.smartqueue.security.request;

import io.smartqueue.security.Principal;
import io.smartqueue.security.signin.SessionCookie;
import io.smartqueue.security.signin.SignIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Authenticates by {@code Authorization: Bearer …}, else by the session cookie; without either stays anonymous. */
class BearerTokenFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final SignIn signIn;
    private final SessionCookie sessions;

    BearerTokenFilter(SignIn signIn, SessionCookie sessions) {
        this.signIn = signIn;
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        token(request).ifPresent(token -> signIn.recognise(token).ifPresent(principal -> let(principal, token)));
        chain.doFilter(request, response);
    }

    private static void let(Principal principal, String token) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                new UsernamePasswordAuthenticationToken(principal, token, AuthorityUtils.NO_AUTHORITIES));
        SecurityContextHolder.setContext(context);
    }

    private Optional<String> token(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) == null ? sessions.token(request) : bearer(request);
    }

    private static Optional<String> bearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
