package io.smartqueue.web;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@DatabaseTest
class OpenApiTest {

    /** Written and not answered, with the reason. */
    private static final Map<String, String> WRITTEN_ONLY = Map.ofEntries(
            entry("Login.password", "a password is never shown"),
            entry("NewPassword.current", "a password is never shown"),
            entry("NewPassword.new", "a password is never shown"),
            entry("ScreenRequest.code", "the pairing uses it up"),
            entry("Acceptance.invitation", "a secret, shown once to the organisation that invites"),
            entry("Request.context", "the words are shown with these values in them"),
            entry("Beginning.message", "a message to those who wait, shown as a notification"),
            entry("End.message", "a message to those who wait, shown as a notification"),
            entry("Because.reason", "of an act, shown in the history"),
            entry("TransferRequest.reason", "of an act, shown in the history"),
            entry("TransferRequest.target_queue_id", "of an act, shown as the queue"),
            entry("TransferRequest.target_counter_id", "of an act, shown in the history"),
            entry("TransferRequest.target_agent_id", "of an act, shown in the history"),
            entry("Outcome.outcome", "of an act, shown with the leg that it ends"),
            entry("Places.places", "of an act, shown as the position"),
            entry("TicketRequest.remote", "shown as the status"),
            entry("TicketRequest.reason", "of an act, shown in the history"),
            entry("Release.force", "of an act, shown in the history"),
            entry("Release.reason", "of an act, shown in the history of the counter"),
            entry("TicketRequest.next_queue_ids", "steps to come, each shown as a leg when it is reached"));

    @Autowired
    Organisations organisations;

    JsonNode api;

    @BeforeEach
    void read() {
        api = organisations.nobody().get("/api/openapi.json").is(200).json();
    }

    @Test
    void isReadableByPeople() {
        assertThat(organisations.nobody().get("/api/docs").headers().firstValue("Location"))
                .hasValue("/api/swagger-ui/index.html");
        assertThat(organisations
                        .nobody()
                        .get("/api/swagger-ui/index.html")
                        .is(200)
                        .body())
                .contains("swagger-ui");
        assertThat(organisations
                        .nobody()
                        .get("/api/openapi.json/swagger-config")
                        .is(200)
                        .body())
                .contains("/api/openapi.json");
    }

    @Test
    void saysHowToSignIn() {
        assertThat(api.at("/info/title").asString()).isEqualTo("SmartQueue");
        assertThat(api.at("/components/securitySchemes/bearer/scheme").asString())
                .isEqualTo("bearer");
        assertThat(api.at("/security/0").has("bearer")).isTrue();
        assertThat(api.at("/paths/~1api~1v1~1auth/post/security").isEmpty()).isTrue();
    }

    @Test
    void describesProblems() {
        assertThat(api.at("/components/schemas/Problem/properties").propertyNames())
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "code", "errors");
        api.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    if (operation.has("responses")) {
                        assertThat(operation
                                        .at("/responses/default/content/application~1problem+json/schema/$ref")
                                        .asString())
                                .isEqualTo("#/components/schemas/Problem");
                    }
                }));
    }

    @Test
    void writesEveryNameAsTheInterfaceDoes() {
        List<String> names = new ArrayList<>();
        api.at("/components/schemas")
                .forEach(schema -> names.addAll(schema.path("properties").propertyNames()));
        api.path("paths")
                .forEach(path -> path.forEach(operation -> operation
                        .path("parameters")
                        .forEach(parameter -> names.add(parameter.path("name").asString()))));
        assertThat(names).contains("first_name", "page_size", "is_active");
        assertThat(names).allMatch(name -> name.equals(name.toLowerCase(Locale.ROOT)) || name.contains("-"));
    }

    @Test
    void showsWhatCanBeWritten() {
        Set<String> unread = new TreeSet<>();
        api.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    String request = schema(operation.at("/requestBody/content"));
                    List<String> answers = answers(operation);
                    api.at("/components/schemas/" + request + "/properties").propertyNames().stream()
                            .filter(name -> answers.stream().noneMatch(answer -> shows(answer, name)))
                            .forEach(name -> unread.add(request + "." + name));
                }));
        assertThat(unread).isEqualTo(WRITTEN_ONLY.keySet());
    }

    // What is answered, and what one property of it contains, such as the screen in a new screen.
    private List<String> answers(JsonNode operation) {
        List<String> answers = new ArrayList<>();
        for (String status : List.of("200", "201", "202")) {
            String answer = schema(operation.at("/responses/" + status + "/content"));
            answers.add(answer);
            api.at("/components/schemas/" + answer + "/properties")
                    .forEach(property -> answers.add(name(property.path("$ref").asString())));
        }
        return answers;
    }

    private boolean shows(String schema, String property) {
        JsonNode properties = api.at("/components/schemas/" + schema + "/properties");
        return properties.has(property)
                || property.endsWith("_id") && properties.has(property.substring(0, property.length() - 3));
    }

    private static String schema(JsonNode content) {
        return content.valueStream()
                .map(type -> name(type.at("/schema/$ref").asString()))
                .findFirst()
                .orElse("");
    }

    private static String name(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    @Test
    void knowsTheTenantOfEachPath() {
        api.path("paths").propertyStream().forEach(path -> {
            if (path.getKey().contains("{slug}")) {
                assertThat(path.getValue().at("/parameters/0/name").asString())
                        .as(path.getKey())
                        .isEqualTo("slug");
            }
        });
    }
}
