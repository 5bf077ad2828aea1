package io.smartqueue.web.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Right bodies made from their schemas, and wrong values put into them. */
final class Values {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String HERE = "\"HERE\"";

    private final JsonNode api;
    private final Targets.Known known;

    Values(JsonNode api, Targets.Known known) {
        this.api = api;
        this.known = known;
    }

    String body(JsonNode schema) {
        return JSON.writeValueAsString(value("", schema, 0));
    }

    private Object value(String name, JsonNode given, int depth) {
        JsonNode schema = resolved(given);
        if (schema.has("enum")) {
            return schema.path("enum").path(0).asString();
        }
        String type = Stream.concat(schema.path("type").valueStream(), Stream.of(schema.path("type")))
                .map(one -> one.asString(""))
                .filter(one -> !one.isEmpty() && !one.equals("null"))
                .findFirst()
                .orElse("object");
        return switch (type) {
            case "integer", "number" -> schema.path("minimum").asInt(1);
            case "boolean" -> true;
            case "array" -> depth > 4 ? List.of() : List.of(value(name, schema.path("items"), depth + 1));
            case "string" -> text(name, schema.path("format").asString(""));
            default -> object(schema, depth);
        };
    }

    private JsonNode resolved(JsonNode schema) {
        if (schema.has("$ref")) {
            return api.at(schema.path("$ref").asString().substring(1));
        }
        for (String choice : List.of("anyOf", "oneOf", "allOf")) {
            if (schema.has(choice)) {
                return resolved(schema.path(choice).path(0));
            }
        }
        return schema;
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.createObjectNode();
        if (depth < 5) {
            schema.path("properties")
                    .propertyStream()
                    .forEach(property -> object.putPOJO(
                            property.getKey(), value(property.getKey(), property.getValue(), depth + 1)));
        }
        return object;
    }

    private String text(String name, String format) {
        return switch (format) {
            case "uuid" -> known.idOf(name.replaceFirst("_ids?$", ""));
            case "date-time" -> Instant.now().toString();
            case "date" -> "2026-12-25";
            case "email" -> "a" + UUID.randomUUID().toString().substring(0, 8) + "@b.example";
            default -> known.wordFor(name);
        };
    }

    /** Puts a value, written as JSON, in the place of one of the body's. */
    static RawRequest replace(RawRequest request, Random random, String value) {
        String text = new String(request.body, UTF_8);
        if (!text.startsWith("{")) {
            return request.body(inForm(text, random, value));
        }
        JsonNode body = JSON.readTree(text);
        List<ObjectNode> objects = objects(body);
        ObjectNode where = objects.get(random.nextInt(objects.size()));
        List<String> names = List.copyOf(where.propertyNames());
        if (names.isEmpty()) {
            return request;
        }
        where.put(names.get(random.nextInt(names.size())), "HERE");
        return request.body(JSON.writeValueAsString(body).replace(HERE, value));
    }

    private static List<ObjectNode> objects(JsonNode body) {
        return Stream.concat(
                        Stream.of((ObjectNode) body),
                        body.valueStream().filter(JsonNode::isObject).map(ObjectNode.class::cast))
                .toList();
    }

    private static String inForm(String form, Random random, String value) {
        String[] pairs = form.split("&");
        int at = random.nextInt(pairs.length);
        String plain = value.startsWith("\"") ? JSON.readTree(value).asString() : value;
        if (!pairs[at].startsWith("_csrf")) {
            pairs[at] = pairs[at].replaceFirst("=.*", "=") + URLEncoder.encode(plain, UTF_8);
        }
        return Arrays.stream(pairs).collect(Collectors.joining("&"));
    }
}
