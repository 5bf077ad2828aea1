package io.smartqueue.web.request;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** One name and value of a query, decoded. */
record QueryParameter(String name, String value) {

    /** @throws IllegalArgumentException when a percent sign is not followed by two hexadecimal digits */
    static QueryParameter of(String pair) {
        int equals = pair.indexOf('=');
        return equals < 0
                ? new QueryParameter(decoded(pair), "")
                : new QueryParameter(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
