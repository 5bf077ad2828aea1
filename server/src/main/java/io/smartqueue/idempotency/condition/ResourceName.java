package io.smartqueue.idempotency.condition;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.servlet.HandlerMapping;

/**
 * The path of a request without its organisation, made of the pattern and the ids, so that no spelling of a path names
 * another thing: an escaped sign, a capital in an id.
 */
public final class ResourceName {

    private ResourceName() {}

    public static String of(HttpServletRequest request) {
        String path = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        for (var variable : variables(request).entrySet()) {
            String value = variable.getKey().equals("slug") ? "-" : plain(String.valueOf(variable.getValue()));
            path = path.replace("{" + variable.getKey() + "}", value);
        }
        return path;
    }

    private static Map<?, ?> variables(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? variables
                : Map.of();
    }

    private static String plain(String value) {
        try {
            return UUID.fromString(value).toString();
        } catch (IllegalArgumentException word) {
            return value;
        }
    }
}
