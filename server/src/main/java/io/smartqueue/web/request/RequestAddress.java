package io.smartqueue.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The address of a request, with the query encoded anew: clients send queries that a URI builder refuses, such as
 * {@code ?q=a=b}.
 */
public final class RequestAddress {

    private RequestAddress() {}

    /** Scheme, host, path and query. */
    public static URI whole(HttpServletRequest request) {
        return URI.create(request.getRequestURL() + query(request));
    }

    /** Path and query. */
    public static URI local(HttpServletRequest request) {
        return URI.create(request.getRequestURI() + query(request));
    }

    // From the query alone, because the servlet's parameters contain the fields of a form too.
    private static String query(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null || query.isEmpty()
                ? ""
                : Arrays.stream(query.split("&"))
                        .map(QueryParameter::of)
                        .map(one -> encoded(one.name()) + "=" + encoded(one.value()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
