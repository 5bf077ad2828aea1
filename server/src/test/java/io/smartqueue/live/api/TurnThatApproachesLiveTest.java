package io.smartqueue.live.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;

/** Programs that follow a queue hear that a turn approaches, and the history of the ticket keeps it. */
@DatabaseTest
class TurnThatApproachesLiveTest {

    private static final int PEOPLE = 12;

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void isAnEventWithTheRangeAndOneLineOfTheHistory() throws Exception {
        Branch branch = Branch.open(organisations, jdbc, transactions);
        QueueId queue = branch.queue("A");
        Person agent = branch.agentServing(queue);
        String last = "";
        for (int i = 0; i < PEOPLE; i++) {
            last = agent.post("tickets/", Map.of("queue_id", queue)).is(201).id();
        }
        try (var stream = Stream.open(URI.create(organisations.address()), agent, queue, null)) {
            agent.post("tickets/" + last + "/travel/", Map.of("minutes", 200)).is(200);
            await().atMost(Duration.ofSeconds(60)).until(() -> stream.names().contains("ticket.almost"));
            JsonNode told = stream.events.getLast().data();
            assertThat(told.propertyNames())
                    .containsExactly(
                            "event",
                            "ticket_id",
                            "queue_id",
                            "number",
                            "status",
                            "counter",
                            "at",
                            "low_minutes",
                            "high_minutes");
            assertThat(told.path("ticket_id").asString()).isEqualTo(last);
            assertThat(told.path("low_minutes").asInt()).isBetween(20, 90);
            assertThat(told.path("high_minutes").asInt())
                    .isGreaterThan(told.path("low_minutes").asInt());
        }
        assertThat(agent.get("tickets/" + last + "/events/").is(200).json().findValuesAsString("type"))
                .containsOnlyOnce("almost");
    }
}
