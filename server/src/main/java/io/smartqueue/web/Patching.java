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
        T changed = read(merged, present);
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

    @SuppressWarnings("unchecked")
    private <T extends Record> T read(ObjectNode merged, T present) {
        try {
            return (T) json.treeToValue(merged, present.getClass());
        } catch (JacksonException mismatch) {
            throw FieldErrors.of(mismatch);
        }
    }
}
