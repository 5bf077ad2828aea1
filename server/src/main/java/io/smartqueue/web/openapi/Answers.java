package io.smartqueue.web.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The refusals that an operation can answer, each status with its codes. */
final class Answers {

    private static final String PROBLEM = "#/components/schemas/Problem";

    private Answers() {}

    static boolean isList(Operation operation) {
        return references(operation, "200").anyMatch(name -> name.startsWith("Page"));
    }

    static boolean makesSomething(Operation operation) {
        return Stream.of("201", "202").anyMatch(operation.getResponses()::containsKey);
    }

    private static Stream<String> references(Operation operation, String status) {
        return Optional.ofNullable(operation.getResponses().get(status)).map(ApiResponse::getContent).stream()
                .flatMap(content -> content.values().stream())
                .flatMap(type -> Stream.ofNullable(type.getSchema()))
                .flatMap(schema -> Stream.ofNullable(schema.get$ref()))
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1));
    }

    /** @param ownCodes as in {@code 409 queue_full, 404 queue_empty} */
    static void complete(String path, Operation operation, boolean takesKey, String ownCodes) {
        Map<String, List<String>> codes = new TreeMap<>();
        whoMaySpeak(path, operation, codes);
        whatIsSent(operation, codes);
        if (takesKey) {
            add(codes, "409", "request_in_flight", "answer_sealed");
            add(codes, "422", "idempotency_key_reused");
        }
        add(codes, "406", "not_acceptable");
        add(codes, "503", "busy", "database_unavailable");
        for (String own : ownCodes.split(",")) {
            if (own.isBlank()) {
                continue;
            }
            String[] statusAndCode = own.strip().split(" ");
            add(codes, statusAndCode[0], statusAndCode[1]);
        }
        codes.forEach((status, all) -> operation
                .getResponses()
                .addApiResponse(status, refusal("Refused: `" + String.join("`, `", all) + "`.")));
        operation.getResponses().addApiResponse("default", refusal("Refused; `code` says why."));
    }

    private static void whoMaySpeak(String path, Operation operation, Map<String, List<String>> codes) {
        if (operation.getSecurity() == null || !operation.getSecurity().isEmpty()) {
            add(codes, "401", "not_signed_in");
            add(codes, "403", "missing_right", "password_change_required");
        }
        if (path.contains("{slug}")) {
            add(codes, "403", "other_site");
            add(codes, "404", "unknown_tenant");
        }
        if (path.contains("{id}")) {
            add(codes, "404", "not_found");
        }
    }

    private static void whatIsSent(Operation operation, Map<String, List<String>> codes) {
        add(codes, "400", "validation_failed", "malformed_query");
        if (operation.getRequestBody() != null) {
            add(codes, "400", "invalid_json");
            add(codes, "413", "body_too_large");
            add(codes, "415", "unsupported_media_type");
        }
    }

    private static void add(Map<String, List<String>> codes, String status, String... more) {
        List<String> all = codes.computeIfAbsent(status, none -> new ArrayList<>());
        Stream.of(more).filter(code -> !all.contains(code)).forEach(all::add);
    }

    private static ApiResponse refusal(String description) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json", new MediaType().schema(new Schema<>().$ref(PROBLEM))));
    }
}
