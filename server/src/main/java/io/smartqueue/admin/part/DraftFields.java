package io.smartqueue.admin.part;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of a form for a draft, named as in the API: {@code requeue.places} for a part of a part. So a form needs
 * no list of its fields, and what is wrong with a draft names the field.
 */
final class DraftFields {

    private final JsonMapper json;

    DraftFields(JsonMapper json) {
        this.json = json;
    }

    /** What a form shows of a draft. */
    Map<String, List<String>> of(Record draft) {
        Map<String, List<String>> fields = new TreeMap<>();
        flatten("", json.valueToTree(draft), fields);
        return fields;
    }

    private static void flatten(String name, JsonNode value, Map<String, List<String>> fields) {
        if (value.isObject()) {
            value.properties()
                    .forEach(part -> flatten(
                            name.isEmpty() ? part.getKey() : name + "." + part.getKey(), part.getValue(), fields));
        } else if (value.isArray()) {
            fields.put(name, value.valueStream().map(JsonNode::asString).toList());
        } else if (value.isBoolean()) {
            fields.put(name, value.asBoolean() ? List.of("true") : List.of());
        } else {
            fields.put(name, value.isNull() ? List.of() : List.of(value.asString()));
        }
    }

    /** What was typed, as JSON; fields that the draft does not have are left out. */
    ObjectNode changes(Class<?> draft, Map<String, List<String>> typed) {
        ObjectNode changes = json.createObjectNode();
        typed.forEach((field, values) -> {
            String[] path = field.split("\\.");
            Type type = draft;
            for (String step : path) {
                type = type == null ? null : part(type, step);
            }
            if (type != null) {
                ObjectNode within = changes;
                for (int i = 0; i < path.length - 1; i++) {
                    within = within.withObjectProperty(path[i]);
                }
                within.set(path[path.length - 1], value(type, FieldTexts.filled(values)));
            }
        });
        return changes;
    }

    /** Takes a value out again, so that the others can be looked at. */
    static boolean forget(ObjectNode changes, String field) {
        int dot = field.indexOf('.');
        if (dot < 0) {
            return changes.remove(field) != null;
        }
        return changes.get(field.substring(0, dot)) instanceof ObjectNode part
                ? forget(part, field.substring(dot + 1))
                : changes.remove(field.substring(0, dot)) != null;
    }

    /** Of something new: where nothing is said, nothing is taken away either. */
    static ObjectNode withoutNothing(ObjectNode changes) {
        changes.propertyNames().stream()
                .filter(name -> changes.get(name).isNull())
                .toList()
                .forEach(changes::remove);
        changes.values().stream()
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .forEach(DraftFields::withoutNothing);
        return changes;
    }

    private static @Nullable Type part(Type whole, String name) {
        if (whole instanceof ParameterizedType many && many.getRawType() == Map.class) {
            return many.getActualTypeArguments()[1];
        }
        return !(whole instanceof Class<?> type) || !type.isRecord()
                ? null
                : Arrays.stream(type.getRecordComponents())
                        .filter(component -> snakeCase(component.getName()).equals(name))
                        .map(RecordComponent::getGenericType)
                        .findFirst()
                        .orElse(null);
    }

    private JsonNode value(Type type, List<String> values) {
        if (type instanceof ParameterizedType many
                && many.getRawType() instanceof Class<?> collection
                && Collection.class.isAssignableFrom(collection)) {
            ArrayNode all = json.createArrayNode();
            values.forEach(all::add);
            return all;
        }
        if (type == Boolean.class || type == boolean.class) {
            return json.getNodeFactory().booleanNode(values.contains("true"));
        }
        if (values.isEmpty()) {
            return json.getNodeFactory().nullNode();
        }
        String text = values.getLast().strip();
        boolean number = (type == Integer.class || type == int.class) && text.matches("-?[0-9]{1,9}");
        return number
                ? json.getNodeFactory().numberNode(Integer.parseInt(text))
                : json.getNodeFactory().stringNode(text);
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
