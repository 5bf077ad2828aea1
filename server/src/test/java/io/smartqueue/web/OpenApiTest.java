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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@DatabaseTest
class OpenApiTest {

    /** Written and not answered, with the reason. */
    private static final Map<String, String> WRITTEN_ONLY = Map.ofEntries(
            entry("AuthLogin.password", "a password is never shown"),
            entry("AuthNewPassword.current", "a password is never shown"),
            entry("AuthNewPassword.new", "a password is never shown"),
            entry("ForgottenForgotten.email", "nobody learns which addresses have an account"),
            entry("ForgottenReset.new", "a password is never shown"),
            entry("ForgottenReset.token", "a secret, mailed to the owner of the account"),
            entry("AlertAcknowledgement.note", "shown with who acknowledged"),
            entry("ScreenRequest.code", "the pairing uses it up"),
            entry("InvitationAcceptance.invitation", "a secret, shown once to the organisation that invites"),
            entry("AgentNewAgent.invite", "it is over with the letter; letter says how far that is"),
            entry("NotificationRequest.context", "the words are shown with these values in them"),
            entry("PriceRulePriceImportRequest.country", "its prices are read as rules"),
            entry("TemplatePreviewPreviewRequest.body", "of a text that is not saved"),
            entry("TemplatePreviewPreviewRequest.channel", "of a text that is not saved"),
            entry("TemplatePreviewPreviewRequest.event", "of a text that is not saved"),
            entry("TemplatePreviewPreviewRequest.locale", "of a text that is not saved"),
            entry("TemplatePreviewPreviewRequest.tenant", "of a text that is not saved"),
            entry("TemplatePreviewPreviewRequest.values", "of a text that is not saved"),
            entry("IncidentBeginning.message", "a message to those who wait, shown as a notification"),
            entry("IncidentEnd.message", "a message to those who wait, shown as a notification"),
            entry("TicketActBecause.reason", "of an act, shown in the history"),
            entry("TransferRequest.reason", "of an act, shown in the history"),
            entry("TransferRequest.target_queue_id", "of an act, shown as the queue"),
            entry("TransferRequest.target_counter_id", "of an act, shown in the history"),
            entry("TransferRequest.target_agent_id", "of an act, shown in the history"),
            entry("TicketActOutcome.outcome", "of an act, shown with the leg that it ends"),
            entry("TicketActTravel.minutes", "shown as travel_minutes"),
            entry("TicketActPlaces.places", "of an act, shown as the position"),
            entry("TicketRequest.remote", "shown as the status"),
            entry("TicketRequest.reason", "of an act, shown in the history"),
            entry("NewOrganisation.admin_email", "of the first administrator, shown among the agents"),
            entry("NewOrganisation.invite", "whether a letter goes to the first administrator"),
            entry("ImportUpload.file", "of a table, whose lines are shown as what they have made"),
            entry("CounterRelease.force", "of an act, shown in the history"),
            entry("CounterRelease.reason", "of an act, shown in the history of the counter"),
            entry("TicketRequest.next_queue_ids", "steps to come, each shown as a leg when it is reached"));

    @Autowired
    Organisations organisations;

    JsonNode api;

    @BeforeEach
    void read() {
        api = organisations.nobody().get("/api/openapi.json").is(200).json();
    }

    @Test
    void givesEveryOperationAnIdOfItsOwnMadeOfItsPath() {
        List<String> ids =
                operations().map(one -> one.path("operationId").asString()).toList();
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z]+(_[a-z]+)*"));
        assertThat(ids)
                .contains(
                        "auth_create",
                        "tickets_create",
                        "tickets_list",
                        "tickets_call",
                        "tickets_no_show",
                        "agents_me_call_next",
                        "queues_change",
                        "notifications_create",
                        "sites_opening_hours_replace");
    }

    @Test
    void saysWhatEveryOperationDoes() {
        assertThat(operations()
                        .filter(one -> one.path("summary").asString("").isBlank()
                                || one.path("description").asString("").isBlank())
                        .map(one -> one.path("operationId").asString()))
                .as("without words in operations.properties")
                .isEmpty();
    }

    @Test
    void saysWhatEveryPropertyMeans() {
        List<String> silent = new ArrayList<>();
        api.at("/components/schemas")
                .propertyStream()
                .forEach(schema -> schema.getValue()
                        .path("properties")
                        .propertyStream()
                        .filter(property -> property.getValue()
                                .path("description")
                                .asString("")
                                .isBlank())
                        .forEach(property -> silent.add(schema.getKey() + "." + property.getKey())));
        assertThat(silent).as("without words in properties.properties").isEmpty();
    }

    @Test
    void saysWhatEveryParameterMeansAndOfWhatTypeItIs() {
        List<String> silent = new ArrayList<>();
        operations()
                .forEach(operation -> operation.path("parameters").forEach(parameter -> {
                    if (parameter.path("description").asString("").isBlank()
                            || !parameter.path("schema").has("type")) {
                        silent.add(operation.path("operationId").asString() + "."
                                + parameter.path("name").asString());
                    }
                }));
        assertThat(silent)
                .as("without words in operations.properties, or without a type")
                .isEmpty();
    }

    @Test
    void saysWhatMayBeNullAndWhatIsAlwaysThere() {
        JsonNode ticket = api.at("/components/schemas/Ticket");
        assertThat(words(ticket.path("required"))).contains("id", "called_at", "counter", "legs");
        assertThat(words(ticket.at("/properties/called_at/type"))).contains("null", "string");
        assertThat(ticket.at("/properties/counter/anyOf/1/type").asString()).isEqualTo("null");
        assertThat(ticket.at("/properties/id/type").asString()).isEqualTo("string");
        JsonNode request = api.at("/components/schemas/TicketRequest");
        assertThat(words(request.path("required"))).containsExactly("queue_id");
        assertThat(words(api.at("/components/schemas/SiteDraft/required"))).containsExactly("name");
        assertThat(api.at("/components/schemas/SiteDraftChanges").has("required"))
                .isFalse();
    }

    @Test
    void listsTheRefusalsOfAnOperationWithTheirCodes() {
        JsonNode answers = api.at("/paths/~1api~1v1~1tenants~1{slug}~1agents~1me~1call-next/post/responses");
        assertThat(answers.at("/409/description").asString()).contains("`agent_busy`", "`request_in_flight`");
        assertThat(answers.at("/404/description").asString()).contains("`queue_empty`", "`unknown_tenant`");
        assertThat(answers.propertyNames()).contains("200", "400", "401", "403", "415", "422", "503", "default");
        JsonNode deletion = api.at("/paths/~1api~1v1~1tenants~1{slug}~1queues~1{id}/delete/responses");
        assertThat(deletion.propertyNames()).contains("200", "204");
        assertThat(deletion.path("204").has("content")).isFalse();
    }

    private static List<String> words(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private Stream<JsonNode> operations() {
        return api.path("paths").valueStream().flatMap(JsonNode::valueStream).filter(one -> one.has("responses"));
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
    void leadsToTheServerThatServesItWhateverARequestCallsThat() {
        JsonNode document = organisations
                .nobody()
                .get("/api/openapi.json", "X-Forwarded-Host", "evil.example")
                .is(200)
                .json();
        assertThat(document.path("servers")
                        .valueStream()
                        .map(server -> server.path("url").asString()))
                .containsExactly("/");
    }

    @Test
    void describesProblems() {
        assertThat(api.at("/components/schemas/Problem/properties").propertyNames())
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "instance", "code", "errors");
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
