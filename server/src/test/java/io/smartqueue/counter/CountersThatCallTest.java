package io.smartqueue.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Two counters serve the same two queues, and one of the agents may choose to call from one queue only. */
@DatabaseTest
class CountersThatCallTest {

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Branch branch;
    QueueId cash;
    QueueId credit;
    Person agent;
    Person colleague;
    String home;

    @BeforeEach
    void open() {
        branch = Branch.open(organisations, jdbc, transactions);
        cash = branch.queue("A");
        credit = branch.queue("B");
        agent = branch.agentServing(cash, credit);
        colleague = branch.agentServing(cash, credit);
        home = "/counter/" + branch.tenant.slug();
    }

    private String take(QueueId queue) {
        return agent.post("tickets/", Map.of("queue_id", queue.toString()))
                .is(201)
                .id();
    }

    private void choose(Person who, QueueId queue) {
        assertThat(SignedInBrowser.leadsTo(
                        new SignedInBrowser(who).post(home + "/profile", Map.of("queue", queue.toString()))))
                .isEqualTo(home);
    }

    private String open(QueueId queue) {
        return agent.get("queues/" + queue + "/stats/").is(200).text("counters_open");
    }

    private String announced(String ticket) {
        return agent.get("tickets/" + ticket)
                .is(200)
                .json()
                .path("eta")
                .toString()
                .replaceAll(",\"computed_at\":\"[^\"]+\"", "");
    }

    @Test
    void areAsManyOnTheConsoleAsInTheStatisticsAndInTheEstimate() {
        String last = "";
        for (int i = 0; i < 9; i++) {
            last = take(cash);
        }
        String byTwo = announced(last);
        colleague.post("agents/me/", Map.of("status", "paused")).is(200);
        String byOne = announced(last);
        colleague.post("agents/me/", Map.of("status", "available")).is(200);
        choose(agent, cash);
        choose(colleague, credit);

        assertThat(open(cash)).isEqualTo("1");
        assertThat(new SignedInBrowser(agent).get(home).body()).contains("1 guichet sur 2");
        String ticket = last;
        // A range may be a second old while many are computed.
        await().untilAsserted(
                        () -> assertThat(announced(ticket)).isEqualTo(byOne).isNotEqualTo(byTwo));
    }

    @Test
    void callFromTheChosenQueueOnTheInterfaceTooUnlessAnotherIsAskedFor() {
        String first = take(cash);
        String second = take(credit);
        choose(colleague, credit);

        assertThat(colleague.post("agents/me/call-next/").is(200).id()).isEqualTo(second);
        colleague.post("tickets/" + second + "/no-show/").is(200);
        colleague.post("agents/me/call-next/").refused(404, "queue_empty");
        assertThat(colleague
                        .post("agents/me/call-next/", Map.of("queue_id", cash.toString()))
                        .is(200)
                        .id())
                .isEqualTo(first);
    }

    @Test
    void callFromAllTheirQueuesOnceTheChosenOneIsServedNoMore() {
        choose(colleague, credit);
        assertThat(open(cash)).isEqualTo("1");
        String counter = colleague.get("agents/me/").is(200).text("counter.id");
        branch.tenant
                .manager()
                .patch("counters/" + counter, Map.of("queues", List.of(cash.toString())))
                .is(200);

        assertThat(open(cash)).isEqualTo("2");
        String ticket = take(cash);
        new SignedInBrowser(colleague).post(home + "/call-next", Map.of());
        assertThat(colleague.get("agents/me/").text("ticket.id")).isEqualTo(ticket);
    }
}
