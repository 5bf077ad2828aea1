package io.smartqueue.web.openapi;

import io.swagger.v3.oas.models.media.Schema;
import java.util.List;

/** The form of every refusal (RFC 9457). */
@SuppressWarnings({"rawtypes", "unchecked"})
final class ProblemSchema {

    private ProblemSchema() {}

    static Schema of() {
        Schema errors = DocumentedSchemas.typed("array");
        errors.setItems(field());
        errors.setDescription("The values that cannot be accepted; only with `validation_failed`.");
        Schema problem = object("A refusal; some add members of their own, such as the ticket in hand.");
        problem.addProperty("type", text("Always `about:blank`: the code says what it is."))
                .addProperty("title", text("The status in words."))
                .addProperty("status", number("The HTTP status."))
                .addProperty("detail", text("Why, for a person."))
                .addProperty("instance", text("The path of the request; not with every refusal."))
                .addProperty("code", text("Why, for a program; it stays the same."))
                .addProperty("errors", errors);
        problem.setRequired(List.of("type", "title", "status", "detail", "code"));
        return problem;
    }

    private static Schema field() {
        Schema field = object("One value that cannot be accepted.");
        field.addProperty("field", text("Its name in the request; a dot leads into an object or a list."))
                .addProperty("code", text("Why, for a program."))
                .addProperty("message", text("What to write instead, for a person."));
        field.setRequired(List.of("field", "code", "message"));
        return field;
    }

    private static Schema object(String description) {
        return described("object", description);
    }

    private static Schema text(String description) {
        return described("string", description);
    }

    private static Schema number(String description) {
        return described("integer", description);
    }

    private static Schema described(String type, String description) {
        Schema schema = DocumentedSchemas.typed(type);
        schema.setDescription(description);
        return schema;
    }
}
