package io.smartqueue.twiliosandbox.content;

import io.smartqueue.twiliosandbox.http.ApiProblem;
import io.smartqueue.twiliosandbox.http.Form;
import io.smartqueue.twiliosandbox.http.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** {@code ContentSid} and {@code ContentVariables} of a message. */
public final class ContentMessages {
    private final Contents contents;

    public ContentMessages(Contents contents) {
        this.contents = contents;
    }

    /** @return empty for a message of plain words */
    public Optional<Filled> of(Form form) {
        return form.filled("ContentSid").map(sid -> {
            Content content = Optional.of(sid)
                    .filter(given -> given.matches("HX[0-9a-fA-F]{32}"))
                    .flatMap(contents::find)
                    .orElseThrow(() -> ApiProblem.badRequest(21655, "The ContentSid " + sid + " is invalid."));
            return Filled.of(content, variables(form.filled("ContentVariables").orElse("{}")));
        });
    }

    private static Map<String, String> variables(String text) {
        JsonNode given;
        try {
            given = Json.MAPPER.readTree(text);
        } catch (JacksonException malformed) {
            throw invalid();
        }
        if (!given.isObject()) {
            throw invalid();
        }
        Map<String, String> values = new LinkedHashMap<>();
        given.properties().forEach(entry -> {
            if (!entry.getValue().isString() || entry.getValue().asString().isEmpty()) {
                throw invalid();
            }
            values.put(entry.getKey(), entry.getValue().asString());
        });
        return values;
    }

    private static ApiProblem invalid() {
        return ApiProblem.badRequest(21656, "The ContentVariables Parameter is invalid.");
    }
}
