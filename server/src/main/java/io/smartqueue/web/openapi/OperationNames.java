package io.smartqueue.web.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Ids of operations from method and path, which are promised, and not from names in the code, which are not:
 * {@code tickets_list}, {@code tickets_create}, {@code tickets_call}.
 */
final class OperationNames {

    private static final List<String> SAID_ANYWAY = List.of("", "api", "v1", "tenants", "admin");

    /** Lists of the installation beside those of an organisation. */
    private static final List<String> OF_THE_INSTALLATION = List.of("/admin/inbound-messages");

    private OperationNames() {}

    static String of(HttpMethod method, String path, Operation operation) {
        // The organisations themselves, whose word is left out of all other ids.
        boolean isOfThem = path.contains("/admin/tenants");
        List<String> words = Arrays.stream(path.split("/"))
                .filter(word ->
                        isOfThem && word.equals("tenants") || !SAID_ANYWAY.contains(word) && !word.startsWith("{"))
                .map(word -> word.replace('-', '_'))
                .toList();
        if (words.isEmpty()) {
            words = List.of("tenant");
        }
        String thing = (OF_THE_INSTALLATION.stream().anyMatch(path::contains) ? "admin_" : "")
                + words.stream().collect(Collectors.joining("_"));
        return switch (method) {
            case GET -> thing + (Answers.isList(operation) ? "_list" : "_get");
            case PUT -> thing + "_replace";
            case PATCH -> thing + "_change";
            case DELETE -> thing + "_delete";
            case POST -> Answers.makesSomething(operation) || words.size() == 1 ? thing + "_create" : thing;
            case HEAD, OPTIONS, TRACE -> throw new IllegalArgumentException(method + " " + path);
        };
    }
}
