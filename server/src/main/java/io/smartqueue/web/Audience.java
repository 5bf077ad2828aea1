package io.smartqueue.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/** The reader of the answer: a program gets a problem document, a person gets a page. */
public enum Audience {
    PEOPLE,
    PROGRAMS;

    /** Where a ticket's page and its service worker speak, which read no page. */
    private static final Pattern OF_A_WORKER = Pattern.compile("/t/[^/]+/push(/.*)?");

    /** By the address, because browsers and programs may accept the same; but no browser sends a bearer token. */
    public static Audience of(HttpServletRequest request) {
        String path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                ? failed
                : request.getRequestURI();
        boolean bearer = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        return bearer
                        || OF_A_WORKER.matcher(path).matches()
                        || Stream.of("/api", "/ws", "/actuator", "/webhooks")
                                .anyMatch(root -> path.equals(root) || path.startsWith(root + "/"))
                ? PROGRAMS
                : PEOPLE;
    }
}
