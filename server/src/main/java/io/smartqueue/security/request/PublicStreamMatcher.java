package io.smartqueue.security.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.server.PathContainer;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Matches requests without an account that name a ticket or a device's key to follow one queue. They pass to these two
 * addresses only, where ticket and key are looked up.
 */
final class PublicStreamMatcher implements RequestMatcher {

    private static final List<PathPattern> ADDRESSES = List.of(
            PathPatternParser.defaultInstance.parse("/api/v1/tenants/{slug}/queues/{id}/events"),
            PathPatternParser.defaultInstance.parse("/ws/tenants/{slug}/queues/{id}"));

    @Override
    public boolean matches(HttpServletRequest request) {
        return is(request);
    }

    static boolean is(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return false;
        }
        PathContainer path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        return ADDRESSES.stream().anyMatch(address -> address.matches(path))
                && (request.getParameter("ticket") != null || request.getParameter("key") != null);
    }
}
