package io.smartqueue.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives each request an id, so that its answer, its log lines and those of a proxy can be correlated. */
class RequestId extends OncePerRequestFilter {

    static final String HEADER = "X-Request-Id";

    private static final String LOGGED = "request_id";
    /** Restricted, so that an id cannot put line breaks or long text into the log. */
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** The id of the request that the current thread answers. */
    static String current() {
        return Optional.ofNullable(MDC.get(LOGGED)).orElseGet(RequestId::fresh);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = Optional.ofNullable(request.getHeader(HEADER))
                .filter(given -> WELL_FORMED.matcher(given).matches())
                .orElseGet(RequestId::fresh);
        // The copy of a file that browsers keep for a year needs no id of the request that fetched it.
        if (!isFile(request.getRequestURI())) {
            response.setHeader(HEADER, id);
        }
        try (var named = MDC.putCloseable(LOGGED, id)) {
            chain.doFilter(request, response);
        }
    }

    private static boolean isFile(String path) {
        return path.startsWith("/assets/") || path.startsWith("/accent/");
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }
}
