package io.smartqueue.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.counter.reading.AgentSessionReader;
import io.smartqueue.counter.reading.WaitingList;
import io.smartqueue.counter.reading.WaitingListReader;
import io.smartqueue.customer.Medium;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.Queue;
import io.smartqueue.queue.QueueId;
import io.smartqueue.tenant.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@DatabaseTest
class WaitingListOrderTest {

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    AgentSessionReader seats;

    @Autowired
    WaitingListReader lines;

    Branch branch;
    QueueId plain;
    QueueId urgent;
    Person agent;

    @BeforeEach
    void open() {
        branch = Branch.open(organisations, jdbc, transactions);
        plain = branch.queue("A");
        urgent = branch.queue("B", Queue.Order.PRIORITY, null);
        agent = branch.agentServing(plain, urgent);
    }

    private String take(QueueId queue, String priority, int minutesAgo) {
        String id = agent.post(
                        "tickets/",
                        Map.of("queue_id", queue.toString(), "priority", priority, "priority_reason", "femme enceinte"))
                .is(201)
                .id();
        branch.write(
                "update leg set joined_at = joined_at - make_interval(mins => ?),"
                        + " due_at = due_at - make_interval(mins => ?) where visit_id = ?::uuid",
                minutesAgo,
                minutesAgo,
                id);
        return id;
    }

    private WaitingList line() {
        return branch.in(() -> {
            var agentSession = seats.of(agent.staffId()).orElseThrow();
            return lines.of(agent.staffId(), agentSession, 50);
        });
    }

    private List<WaitingList.Row> shown() {
        return line().rows();
    }

    @Test
    void isTheOrderInWhichTheyAreCalled() {
        branch.write("update counter_queue set head_start_minutes = 7 where queue_id = ?", urgent.value());
        for (int i = 0; i < 4; i++) {
            take(plain, "normal", 3 * i);
            take(urgent, i % 2 == 0 ? "high" : "normal", 5 * i);
            take(urgent, "low", 11 * i);
        }
        branch.write(
                "update leg set reserved_for = ? where visit_id = ?::uuid",
                agent.staffId().value(),
                take(plain, "normal", 0));
        // At an open counter: else everybody would soon call them.
        branch.write(
                "update leg set reserved_for = ? where visit_id = ?::uuid",
                branch.agentServing(plain).staffId().value(),
                take(plain, "normal", 60));
        List<String> shown =
                shown().stream().map(row -> row.ticket().toString()).toList();
        assertThat(line().waiting()).as("without the one of another agent").isEqualTo(13);
        List<String> called = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            String next = agent.post("agents/me/call-next/").is(200).id();
            called.add(next);
            agent.post("tickets/" + next + "/no-show").is(200);
        }
        assertThat(called).isEqualTo(shown).hasSize(13);
        agent.post("agents/me/call-next/").refused(404, "queue_empty");
    }

    @Test
    void saysWhyEachStandsWhereHeStands() {
        String back = take(plain, "normal", 50);
        agent.post("agents/me/call-next/").is(200);
        agent.post("tickets/" + back + "/missed").is(200);
        agent.post("tickets/" + back + "/return").is(200);
        String first = take(plain, "normal", 45);
        String rises = take(urgent, "normal", 40);
        String high = take(urgent, "high", 1);
        String moved = take(plain, "high", 0);
        agent.post("tickets/" + moved + "/transfer/", Map.of("target_queue_id", urgent.toString(), "reason", "x"))
                .is(200);
        branch.write("update visit set priority = 'normal' where id = ?::uuid", moved);
        assertThat(shown())
                .extracting(row -> row.ticket().toString(), WaitingList.Row::reason)
                .containsExactlyInAnyOrder(
                        tuple(back, WaitingList.Reason.BACK),
                        tuple(first, WaitingList.Reason.FIRST_COME),
                        tuple(rises, WaitingList.Reason.RISES),
                        tuple(high, WaitingList.Reason.PRIORITY),
                        tuple(moved, WaitingList.Reason.TRANSFERRED));
        assertThat(shown().stream()
                        .filter(row -> row.reason() == WaitingList.Reason.PRIORITY)
                        .map(WaitingList.Row::detail))
                .containsExactly(Names.untranslated("femme enceinte"));
    }

    @ParameterizedTest
    @MethodSource("io.smartqueue.customer.Medium#toCustomers")
    void saysByWhichChannelEachIsTold(Medium medium) {
        Map<String, Object> awa = Map.of(
                "first_name",
                "Awa",
                "phone",
                "+221770000012",
                "email",
                "awa@example.com",
                "notify_" + medium.code(),
                true);
        String customer = branch.tenant.admin().post("customers/", awa).is(201).id();
        agent.post("tickets/", Map.of("queue_id", plain.toString(), "customer_id", customer))
                .is(201);
        take(plain, "normal", 0);
        assertThat(shown()).extracting(WaitingList.Row::toldBy).containsExactly(medium, null);
    }
}
