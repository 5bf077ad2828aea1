package io.smartqueue.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import io.smartqueue.security.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;

/** The same key and body get the first success again. */
@DatabaseTest
class IdempotentCommandsTest {

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Branch branch;
    QueueId queue;
    TestTenant bank;
    Person agent;

    @BeforeEach
    void open() {
        branch = Branch.open(organisations, jdbc, transactions);
        queue = branch.queue("A");
        bank = branch.tenant;
        agent = branch.agentServing(queue);
    }

    private Map<String, String> ticket() {
        return Map.of("queue_id", queue.toString());
    }

    private static Answer twice(Person person, int status, String path, Object body) {
        Answer first = person.postOnce("one", path, body).is(status);
        Answer second = person.postOnce("one", path, body).is(status);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Content-Type"))
                .isEqualTo(first.headers().firstValue("Content-Type"));
        assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(second.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        return first;
    }

    private long rows(String table) {
        return branch.read(Long.class, "select count(*) from " + table).getFirst();
    }

    @Test
    void takesACallsAndServesATicketOnce() {
        String id = twice(agent, 201, "tickets/", ticket()).id();
        agent.post("tickets/", ticket()).is(201);
        assertThat(twice(agent, 200, "agents/me/call-next/", "{}").id()).isEqualTo(id);
        twice(agent, 200, "tickets/" + id + "/start/", "");
        twice(agent, 200, "tickets/" + id + "/close/", Map.of("outcome", "paid"));

        assertThat(rows("visit")).isEqualTo(2);
        assertThat(agent.get("tickets/" + id + "/events/").json().path("count").asInt())
                .isEqualTo(4);
    }

    @Test
    void knowsACommandThatHasNoTenantInItsPath() {
        Map<String, Object> template = Map.of(
                "tenant", bank.slug(), "name", "A", "channel", "sms", "event", "custom", "body", "Hello {{name}}");
        String id = twice(bank.admin(), 201, "/api/v1/admin/notification-templates/", template)
                .id();
        Map<String, Object> message =
                Map.of("template_id", id, "recipient", "+221771234567", "context", Map.of("name", "Awa"));
        twice(bank.manager(), 202, "/api/v1/admin/notifications/", message);

        assertThat(rows("notification_template")).isEqualTo(1);
        assertThat(rows("notification")).isEqualTo(1);
    }

    @Test
    void makesACustomerOnceAndAnotherWithoutAKey() {
        twice(agent, 201, "customers/", Map.of("first_name", "Awa"));
        agent.post("customers/", Map.of("first_name", "Awa")).is(201);
        agent.post("customers/", Map.of("first_name", "Awa")).is(201);
        assertThat(rows("customer")).isEqualTo(3);
        assertThat(rows("idempotency_key")).isEqualTo(1);
    }

    @Test
    void refusesAnotherBodyUnderTheSameKey() {
        String first = agent.postOnce("one", "customers/", "{\"first_name\": \"Awa\"}")
                .is(201)
                .body();
        agent.postOnce("one", "customers/", "{\"first_name\": \"Ali\"}").refused(422, "idempotency_key_reused");
        agent.postOnce("one", "customers/", "{\"first_name\":\"Awa\"}").refused(422, "idempotency_key_reused");
        assertThat(agent.postOnce("one", "customers/", "{\"first_name\": \"Awa\"}")
                        .is(201)
                        .body())
                .isEqualTo(first);
        assertThat(rows("customer")).isEqualTo(1);
    }

    @Test
    void refusesAKeyThatIsNone() {
        for (String malformed : List.of("", "x".repeat(256), "a\tb")) {
            agent.postOnce(malformed, "customers/", Map.of("first_name", "Awa"))
                    .rejects("Idempotency-Key:invalid_form");
        }
        agent.postOnce("~".repeat(255), "customers/", Map.of("first_name", "Awa"))
                .is(201);
        assertThat(rows("customer")).isEqualTo(1);
    }

    @Test
    void keepsNoRefusal() {
        branch.write("update queue set status = 'closed'");
        agent.postOnce("one", "tickets/", ticket()).is(409);
        agent.postOnce("one", "tickets/", "{").refused(400, "invalid_json");
        agent.postOnce("one", "tickets/", "").refused(400, "invalid_json");
        branch.write("update queue set status = 'active'");
        agent.postOnce("one", "tickets/", ticket()).is(201);
        assertThat(rows("idempotency_key")).isEqualTo(1);
    }

    @Test
    void showsTheTicketInHandUnderAnotherKey() {
        String first = agent.post("tickets/", ticket()).is(201).id();
        String second = agent.post("tickets/", ticket()).is(201).id();
        agent.postOnce("one", "agents/me/call-next", "{}").is(200);
        assertThat(agent.postOnce("two", "agents/me/call-next", "{}")
                        .refused(409, "agent_busy")
                        .text("ticket.id"))
                .isEqualTo(first);
        assertThat(agent.postOnce("two", "tickets/" + second + "/call", "{}")
                        .refused(409, "agent_busy")
                        .text("ticket.id"))
                .isEqualTo(first);
        assertThat(agent.get("tickets/" + second).text("status")).isEqualTo("waiting");
    }

    @Test
    void isTheSameHowEverThePathNamesTheOrganisation() {
        String capitals = "/api/v1/tenants/" + bank.slug().toUpperCase(Locale.ROOT) + "/tickets/";
        String byId = "/api/v1/tenants/" + bank.tenant().id() + "/tickets/";
        String first = agent.postOnce("one", "tickets/", ticket()).is(201).id();
        assertThat(agent.postOnce("one", capitals, ticket()).is(201).id()).isEqualTo(first);
        assertThat(agent.postOnce("one", byId, ticket()).is(201).id()).isEqualTo(first);
    }

    @Test
    void isTheSameHowEverThePathIsSpelled() {
        String id = agent.post("tickets/", ticket()).is(201).id();
        String noted = agent.postOnce("one", "tickets/" + id + "/notes/", Map.of("text", "Asks for a copy"))
                .is(201)
                .id();
        for (String path : List.of(
                "tickets/" + id.toUpperCase(Locale.ROOT) + "/notes/",
                "tickets/" + id + "/notes",
                "tickets/" + id.replace("-", "%2D") + "/notes/",
                "%74ickets/" + id + "/note%73/")) {
            Answer again = agent.postOnce("one", path, Map.of("text", "Asks for a copy"))
                    .is(201);
            assertThat(again.id()).as(path).isEqualTo(noted);
            assertThat(again.headers().firstValue("Idempotent-Replayed"))
                    .as(path)
                    .hasValue("true");
        }
        assertThat(rows("visit_note")).isEqualTo(1);
    }

    @Test
    void isOnePersonsInOneOrganisationOnOnePath() {
        Map<String, String> awa = Map.of("first_name", "Awa");
        List<String> ids = new ArrayList<>();
        Person operator = organisations.operator();
        TestTenant clinic = organisations.open();
        for (String slug : List.of(bank.slug(), clinic.slug())) {
            ids.add(operator.postOnce("one", "/api/v1/tenants/" + slug + "/customers", awa)
                    .is(201)
                    .id());
        }
        ids.add(agent.postOnce("one", "customers", awa).is(201).id());
        ids.add(bank.agent().postOnce("one", "customers", awa).is(201).id());
        agent.postOnce("one", "tickets", ticket()).is(201);
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void answersOnlyWhoMayStillDoIt() {
        Map<String, String> plateau = Map.of("name", "Medina");
        Person admin = bank.admin();
        String sites = "/api/v1/tenants/" + bank.slug() + "/sites/";
        admin.postOnce("one", sites, plateau).is(201);
        organisations.nobody().postOnce("one", sites, plateau).refused(401, "not_signed_in");
        organisations.open().admin().postOnce("one", sites, plateau).refused(404, "unknown_tenant");
        bank.hire(Role.ADMIN, "Binta")
                .patch("agents/" + admin.staffId(), Map.of("role", "agent"))
                .is(200);
        admin.postOnce("one", sites, plateau).refused(403, "missing_right");
        admin.postOnce("", sites, plateau).refused(403, "missing_right");
    }

    @Test
    void looksAtTheTenantInTheBodyBeforeTheRest() {
        String templates = "/api/v1/admin/notification-templates/";
        String theirs = organisations.open().slug();
        bank.admin().postOnce("one", templates, Map.of("tenant", theirs)).refused(404, "unknown_tenant");
        bank.admin()
                .postOnce("one", templates, Map.of("tenant", theirs, "tenant_id", bank.slug()))
                .rejects("tenant:ambiguous");
        bank.agent().postOnce("one", templates, Map.of()).refused(403, "missing_right");
        organisations
                .operator()
                .postOnce(
                        "one",
                        templates,
                        "{\"name\": \"A\", \"channel\": \"sms\", \"event\": \"custom\", \"body\": \"A\"}")
                .rejects("tenant:required");
        assertThat(rows("idempotency_key")).isZero();
    }

    @Test
    void isOfNoUseWhereNothingIsDoneTwice() {
        agent.send("GET", "tickets/", null, "", "Idempotency-Key", "").is(200);
        Map<String, String> login = Map.of("email", agent.email(), "password", Organisations.PASSWORD);
        String first = organisations
                .nobody()
                .postOnce("one", "/api/v1/auth/", login)
                .is(200)
                .text("token");
        assertThat(organisations
                        .nobody()
                        .postOnce("one", "/api/v1/auth/", login)
                        .is(200)
                        .text("token"))
                .isNotEqualTo(first);
        agent.with(first).postOnce("one", "/api/v1/auth/logout/", "").is(204);
        agent.with(first).postOnce("one", "/api/v1/auth/logout/", "").refused(401, "not_signed_in");
        assertThat(rows("idempotency_key")).isZero();
    }

    @Test
    void isDescribedForEveryCommand() {
        List<String> without = new ArrayList<>();
        organisations
                .nobody()
                .get("/api/openapi.json")
                .json()
                .path("paths")
                .propertyStream()
                .forEach(path -> {
                    JsonNode post = path.getValue().path("post");
                    if (!post.isMissingNode()
                            && post.path("parameters")
                                    .valueStream()
                                    .noneMatch(
                                            one -> one.path("name").asString().equals("Idempotency-Key"))) {
                        without.add(path.getKey());
                    }
                });
        // A key belongs to a principal, whom a login and a forgotten password do not have yet.
        assertThat(without)
                .containsExactlyInAnyOrder(
                        "/api/v1/auth",
                        "/api/v1/auth/logout",
                        "/api/v1/auth/forgot",
                        "/api/v1/auth/reset",
                        "/webhooks/twilio/status",
                        "/webhooks/twilio/inbound");
    }
}
