package io.smartqueue.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.security.StaffId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.test.context.TestPropertySource;

@DatabaseTest
@TestPropertySource(properties = "smartqueue.demo=true")
class DemoTest {

    @Autowired
    Organisations organisations;

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
