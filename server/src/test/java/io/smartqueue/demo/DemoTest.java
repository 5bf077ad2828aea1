package io.smartqueue.demo;

import static io.smartqueue.TestSandbox.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smartqueue.Answer;
import io.smartqueue.Person;
import io.smartqueue.security.StaffId;
import io.smartqueue.twiliosandbox.content.Content;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import tools.jackson.databind.JsonNode;

class DemoTest extends DemoScenario {

    @Autowired
    Demo demo;

    @ParameterizedTest
    @ValueSource(strings = {"agent1", "agent2", "agent3", "agent4", "agent5"})
    void eachAgentSitsAtACounterThatServesEveryQueueOfPlateau(String login) {
        Person admin = signIn("admin@demo-bank.example");
        Person agent = signIn(login + "@demo-bank.example");

        Answer desk = agent.get("/api/v1/tenants/demo-bank/agents/me/").is(200);

        assertThat(desk.text("status")).isEqualTo("available");
        long plateau = admin.get("/api/v1/tenants/demo-bank/queues/")
                .is(200)
                .json()
                .path("results")
                .valueStream()
                .filter(queue -> queue.path("site").path("slug").asString().equals("plateau"))
                .count();
        assertThat(plateau).isGreaterThanOrEqualTo(3);
        assertThat(desk.json().path("queues").size()).isEqualTo((int) plateau);
    }

    @Test
    void startingAgainChangesNothing() {
        Person admin = signIn("admin@demo-bank.example");
        String before = admin.get("/api/v1/tenants/demo-bank/queues/").is(200).body();

        demo.run(new DefaultApplicationArguments());

        assertThat(admin.get("/api/v1/tenants/demo-bank/queues/").is(200).body())
                .isEqualTo(before);
    }

    /** Another sandbox would approve them once more; this one remembers that the names were used. */
    @Test
    void itsWordsAreApprovedByTheSandboxAndCreatedAnewWhereItForgotThem() {
        Person admin = signIn("admin@demo-bank.example");
        areApproved(admin);
        JsonNode templates = admin.get("/api/v1/admin/notification-templates/?channel=whatsapp&event=ticket_called")
                .is(200)
                .json()
                .path("results");
        assertThat(templates.valueStream())
                .hasSize(3)
                .noneMatch(template -> template.path("content_template_id").isNull());

        Person clinic = signIn("admin@demo-clinic.example");
        areApproved(clinic);
        List<Content> ours = Stream.of(admin, clinic)
                .flatMap(one -> contents(one).valueStream())
                .map(one -> SANDBOX.contents()
                        .find(one.path("content_sid").asString())
                        .orElseThrow())
                .toList();
        ours.forEach(content -> SANDBOX.contents().delete(content.sid()));

        demo.run(new DefaultApplicationArguments());

        List<String> names = ours.stream().map(Content::friendlyName).toList();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> SANDBOX.contents().newestFirst().stream()
                        .map(Content::friendlyName)
                        .toList()
                        .containsAll(names));
    }

    private static JsonNode contents(Person admin) {
        return admin.get("/api/v1/admin/content-templates/").is(200).json().path("results");
    }

    private static void areApproved(Person admin) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            JsonNode all = contents(admin);
            return all.size() == 15
                    && all.valueStream()
                            .allMatch(one -> one.path("status").asString().equals("approved")
                                    && SANDBOX.contents()
                                            .find(one.path("content_sid").asString())
                                            .isPresent());
        });
    }

    @Test
    void theClinicKnowsNothingOfTheBank() {
        signIn("admin@demo-clinic.example")
                .get("/api/v1/tenants/demo-bank/queues/")
                .refused(404, "unknown_tenant");
    }

    private Person signIn(String email) {
        Answer session = organisations
                .nobody()
                .post("/api/v1/auth/", Map.of("email", email, "password", "smartqueue-demo"))
                .is(200);
        return new Person(organisations, email, session.text("token"), "/", new StaffId(new UUID(0, 0)));
    }
}
