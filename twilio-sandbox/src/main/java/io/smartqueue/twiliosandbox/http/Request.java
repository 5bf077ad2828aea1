package io.smartqueue.twiliosandbox.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request, read completely. */
public record Request(
        String method, String path, String target, Form query, Map<String, String> headers, Form form, String body) {
    private static final int LARGEST_BODY = 1 << 20;
    private static final String FORM_TYPE = "application/x-www-form-urlencoded";

    /** @throws BadRequest if it is too large or wrongly encoded */
    public static Request read(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (bytes.length > LARGEST_BODY) {
            throw new BadRequest(413, "The body is larger than 1 MiB");
        }
        String body = new String(bytes, UTF_8);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        boolean isForm = headers.getOrDefault("Content-Type", "").startsWith(FORM_TYPE);
        var address = exchange.getRequestURI();
        try {
            return new Request(
                    exchange.getRequestMethod(),
                    address.getPath(),
                    address.toString(),
                    Form.parse(address.getRawQuery()),
                    headers,
                    Form.parse(isForm ? body : null),
                    body);
        } catch (IllegalArgumentException malformed) {
            throw new BadRequest(400, "A query or form field is wrongly encoded");
        }
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
