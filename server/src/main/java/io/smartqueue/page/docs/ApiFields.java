package io.smartqueue.page.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Flattens schemas of the document into rows. */
final class ApiFields {

    private static final int DEEPEST = 4;

    private final JsonNode api;

    ApiFields(JsonNode api) {
        this.api = api;
    }

    List<ApiField> of(JsonNode schema) {
        List<ApiField> fields = new ArrayList<>();
        add("", schema, 0, fields);
        return fields;
    }

    ApiField parameter(JsonNode parameter) {
        JsonNode schema = parameter.path("schema");
        return new ApiField(
                parameter.path("name").asString(),
                type(schema)
                        + (schema.has("default") ? ", " + schema.path("default").asString() + " when absent" : ""),
                parameter.path("required").asBoolean(false),
                parameter.path("description").asString(""));
    }

    private void add(String before, JsonNode given, int depth, List<ApiField> fields) {
        JsonNode schema = resolved(given);
        if (schema.path("items").isObject()) {
            add(before + "[].", schema.path("items"), depth, fields);
            return;
        }
        Set<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        schema.path("properties").propertyStream().forEach(property -> {
            JsonNode value = property.getValue();
            String name = before + property.getKey();
            fields.add(new ApiField(
                    name,
                    type(value),
                    required.contains(property.getKey()),
                    value.path("description").asString("")));
            if (depth < DEEPEST) {
                add(resolved(value).path("items").isObject() ? name : name + ".", value, depth + 1, fields);
            }
        });
    }

    private JsonNode resolved(JsonNode schema) {
        if (schema.has("$ref")) {
            return api.at(schema.path("$ref").asString().substring(1));
        }
        return schema.has("anyOf") ? resolved(schema.path("anyOf").path(0)) : schema;
    }

    private String type(JsonNode given) {
        JsonNode schema = resolved(given);
        boolean orNull = given.has("anyOf")
                || schema.path("type")
                        .valueStream()
                        .anyMatch(type -> type.asString().equals("null"));
        return plain(schema) + (orNull ? ", or null" : "");
    }

    private String plain(JsonNode schema) {
        if (schema.has("enum")) {
            return schema.path("enum")
                    .valueStream()
                    .filter(word -> !word.isNull())
                    .map(JsonNode::asString)
                    .collect(Collectors.joining(", ", "one of: ", ""));
        }
        if (schema.path("items").isObject()) {
            return "list of " + type(schema.path("items"));
        }
        String type = schema.path("type").isArray()
                ? schema.path("type")
                        .valueStream()
                        .map(JsonNode::asString)
                        .filter(word -> !word.equals("null"))
                        .findFirst()
                        .orElse("any")
                : schema.path("type").asString("any");
        return schema.has("format") ? type + " (" + schema.path("format").asString() + ")" : type;
    }
}
