package io.smartqueue;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Compares each answer of the interface with what the OpenAPI document says of it. */
final class DocumentedAnswers {

    private static final JsonMapper JSON = JsonMapper.shared();

    private record Path(Pattern form, String template) {}

    private static volatile @Nullable DocumentedAnswers known;

    private final ObjectNode api;
    private final List<Path> paths;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private DocumentedAnswers(ObjectNode api) {
        this.api = api;
        api.at("/components/schemas").propertyStream().forEach(schema -> {
            // Nothing is answered that is not described; a refusal may have members of its own.
            if (schema.getValue().has("properties")
                    && !schema.getValue().has("additionalProperties")
                    && !schema.getKey().equals("Problem")) {
                ((ObjectNode) schema.getValue()).put("additionalProperties", false);
            }
        });
        this.paths = api.path("paths").propertyNames().stream()
                .sorted(Comparator.comparing((String path) -> path.split("\\{").length))
                .map(path -> new Path(Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+") + "/?"), path))
                .toList();
    }

    static void check(String server, Answer answer) {
        String[] request = answer.request().split(" ", 2);
        if (request[1].startsWith("/api/v1/")) {
            of(server).compare(request[0].toLowerCase(Locale.ROOT), request[1], answer);
        }
    }

    private static DocumentedAnswers of(String server) {
        DocumentedAnswers document = known;
        if (document == null) {
            document = new DocumentedAnswers(read(server));
            known = document;
        }
        return document;
    }

    private static ObjectNode read(String server) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(server + "/api/openapi.json"))
                    .build();
            return (ObjectNode)
                    JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new AssertionError("there is no document", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void compare(String method, String address, Answer answer) {
        Optional<String> template = paths.stream()
                .filter(path -> path.form().matcher(address).matches())
                .map(Path::template)
                .filter(path -> api.path("paths").path(path).has(method))
                .findFirst();
        // Tomcat refuses an encoded slash before anything of ours is asked.
        if (template.isPresent() && !address.contains("%2F")) {
            String operation = "/paths/" + template.get().replace("/", "~1") + "/" + method;
            compare(operation, answer);
        }
    }

    private void compare(String operation, Answer answer) {
        String response = operation + "/responses/" + answer.status();
        if (answer.status() == 500) {
            return;
        }
        JsonNode documented = api.at(response);
        assertThat(documented.isObject())
                .as("%s -> %d %s is not in the document", answer.request(), answer.status(), answer.body())
                .isTrue();
        if (answer.status() >= 400) {
            assertThat(documented.path("description").asString())
                    .as("%s -> %s: the code is not in operations.properties", answer.request(), answer.body())
                    .contains("`" + answer.text("code") + "`");
        }
        compareBody(response, documented.path("content"), answer);
    }

    private void compareBody(String response, JsonNode content, Answer answer) {
        if (content.isEmpty() || answer.body().isEmpty()) {
            assertThat(content.isEmpty() && answer.body().isEmpty())
                    .as(
                            "%s -> %d %s: a body that is not documented, or none",
                            answer.request(), answer.status(), answer.body())
                    .isTrue();
            return;
        }
        String answered = answer.headers().firstValue("Content-Type").orElse("");
        assertThat(content.propertyNames()).as(answer.request()).anyMatch(answered::startsWith);
        String type = content.propertyNames().stream()
                .filter(answered::startsWith)
                .findFirst()
                .orElseThrow();
        if (type.endsWith("json")) {
            Schema schema = schemas.computeIfAbsent(
                    response, key -> schema(content.path(type).path("schema")));
            List<Error> errors = schema.validate(answer.json());
            assertThat(errors).as("%s -> %s", answer.request(), answer.body()).isEmpty();
        }
    }

    private Schema schema(JsonNode schema) {
        ObjectNode whole = (ObjectNode) schema.deepCopy();
        whole.set("components", api.path("components"));
        return registry.getSchema(whole);
    }
}
