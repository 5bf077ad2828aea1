package io.smartqueue.web;

import io.smartqueue.kernel.Refusal;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Partial changes as JSON merge patches (RFC 7396): absent members stay, null members are removed. */
@Component
public class Patching {

    private final JsonMapper json;
    private final Validator validator;

    Patching(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * Reads and validates a part of a body that is read in parts.
     *
     * @throws Refusal when it is not a JSON object, or not valid
     */
    public <T extends Record> T read(Class<T> type, JsonNode body) {
        if (!body.isObject()) {
            throw Refusal.of(Refusal.Kind.INVALID, "invalid_json", "The body is not a JSON object.");
        }
        return valid(read(body, type));
    }

    /**
     * Applies the changes and validates the result as a whole.
     *
     * @throws Refusal when the changes are not a JSON object, or the result is not valid
     */
    public <T extends Record> T apply(T present, JsonNode changes) {
        if (!changes.isObject()) {
            throw Refusal.of(Refusal.Kind.INVALID, "invalid_json", "The body is not a JSON object.");
        }
        ObjectNode merged = json.valueToTree(present);
        changes.properties().forEach(change -> merge(merged, change.getKey(), change.getValue()));
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) present.getClass();
        return valid(read(merged, type));
    }

    private <T> T valid(T changed) {
        Set<ConstraintViolation<T>> slips = validator.validate(changed);
        if (!slips.isEmpty()) {
            throw Refusal.fields(slips.stream().map(FieldErrors::of).toList());
        }
        return changed;
    }

    private static void merge(ObjectNode into, String name, JsonNode change) {
        if (into.get(name) instanceof ObjectNode present && change.isObject()) {
            change.properties().forEach(inner -> {
                if (inner.getValue().isNull()) {
                    present.remove(inner.getKey());
                } else {
                    merge(present, inner.getKey(), inner.getValue());
                }
            });
        } else {
            into.set(name, change);
        }
    }

    private <T> T read(JsonNode merged, Class<T> type) {
        try {
            return json.treeToValue(merged, type);
        } catch (JacksonException mismatch) {
            throw FieldErrors.of(mismatch);
        }
    }
}
