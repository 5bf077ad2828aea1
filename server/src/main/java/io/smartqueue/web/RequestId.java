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

/** Names each request, so that an answer, its lines in the log and those of a proxy before us can be put together. */
class RequestId extends OncePerRequestFilter {

    static final String HEADER = "X-Request-Id";

    private static final String LOGGED = "request_id";
    /** Neither a line break nor a page of text comes into the log by it. */
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** Of the request that the present thread answers. */
    static String current() {
        return Optional.ofNullable(MDC.get(LOGGED)).orElseGet(RequestId::fresh);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = Optional.ofNullable(request.getHeader(HEADER))
                .filter(given -> WELL_FORMED.matcher(given).matches())
                .orElseGet(RequestId::fresh);
        response.setHeader(HEADER, id);
        try (var named = MDC.putCloseable(LOGGED, id)) {
            chain.doFilter(request, response);
        }
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }
}
