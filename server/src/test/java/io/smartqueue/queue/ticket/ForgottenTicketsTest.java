package io.smartqueue.queue.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Rush;
import io.smartqueue.queue.day.Limits;
import io.smartqueue.security.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Tickets that haste, a change of plans or a missing queue would leave where nobody looks. */
@DatabaseTest
class ForgottenTicketsTest {

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Limits limits;

    Branch branch;
    QueueId queue;
    Person agent;

    @BeforeEach
    void open() {
        branch = Branch.open(organisations, jdbc, transactions);
        queue = branch.queue("A");
        agent = branch.agentServing(queue);
    }

    private String take() {
        return agent.post("tickets/", Map.of("queue_id", queue)).is(201).id();
    }

    private String callNext(Person by) {
        return by.post("agents/me/call-next/").is(200).id();
    }

    private void transfer(String ticket, String to, Object whom) {
        agent.post("tickets/" + ticket + "/transfer/", Map.of(to, whom, "reason", "papers"))
                .is(200);
    }

    @RepeatedTest(6)
    void aDoubleClickFindsTheTicketInHandThoughNobodyElseWaits() {
        String ticket = take();
        List<String> answers = Rush.of(2, i -> () -> {
            var answer = agent.post("agents/me/call-next/");
            return answer.status() == 200
                    ? answer.id()
                    : answer.refused(409, "agent_busy").text("ticket.id");
        });
        assertThat(answers).containsExactly(ticket, ticket);
    }

    @Test
    void whoWasSentToACounterThatIsGivenUpWaitsForAnybody() {
        UUID counter = branch.counter(queue);
        String ticket = take();
        callNext(agent);
        transfer(ticket, "target_counter_id", counter);
        branch.in(() -> {
            limits.releaseTheForgotten();
            return 0;
        });
        agent.post("agents/me/call-next/").refused(404, "queue_empty");
        branch.tenant
                .admin()
                .patch("counters/" + counter, Map.of("is_active", false))
                .is(200);
        branch.in(() -> {
            limits.releaseTheForgotten();
            return 0;
        });
        assertThat(callNext(agent)).isEqualTo(ticket);
    }

    @Test
    void whoWasSentToAnAgentThatHasLeftMeanwhileWaitsForAnybody() {
        Person other = branch.agentServing(queue);
        String ticket = take();
        callNext(agent);
        transfer(ticket, "target_agent_id", other.staffId().value());
        branch.write(
                "update counter_session set closed_at = now() where agent_id = ?",
                other.staffId().value());
        branch.in(() -> {
            limits.releaseTheForgotten();
            return 0;
        });
        assertThat(callNext(agent)).isEqualTo(ticket);
    }

    @Test
    void whoWasSentToACounterWhereSomebodyWithoutTheSkillSitsDownWaitsForAnybody() {
        UUID counter = branch.counter(queue);
        String ticket = take();
        callNext(agent);
        transfer(ticket, "target_counter_id", counter);
        branch.write("update queue set skill = 'notary'");
        branch.write(
                "update membership set skills = array['notary'] where id = ?",
                agent.staffId().value());
        Person other = branch.tenant.hire(Role.AGENT, "Awa");
        other.post("agents/me/", Map.of("counter_id", counter, "status", "available"))
                .is(200);
        branch.in(() -> {
            limits.releaseTheForgotten();
            return 0;
        });
        assertThat(callNext(agent)).isEqualTo(ticket);
    }

    @Test
    void whoWasSentToAnAgentIsStillHisWhenTheCallIsUndone() {
        Person other = branch.agentServing(queue);
        String ticket = take();
        callNext(agent);
        transfer(ticket, "target_agent_id", other.staffId().value());
        callNext(other);
        other.post("tickets/" + ticket + "/return/", Map.of("reason", "a mistake"))
                .is(200);
        agent.post("agents/me/call-next/").refused(404, "queue_empty");
        assertThat(callNext(other)).isEqualTo(ticket);
    }

    @Test
    void aVisitEndsWhereItsNextQueueIsNoMore() {
        QueueId next = branch.queue("B");
        QueueId last = branch.queue("C");
        String ticket = agent.post("tickets/", Map.of("queue_id", queue, "next_queue_ids", List.of(next, last)))
                .is(201)
                .id();
        branch.tenant.admin().delete("queues/" + next).is(204);
        callNext(agent);
        agent.post("tickets/" + ticket + "/start/").is(200);
        assertThat(agent.post("tickets/" + ticket + "/close/").is(200).text("queue_id"))
                .isEqualTo(last.toString());
    }

    @Test
    void whoIsNextForThisCounterIsCalledByNameWithoutAReason() {
        Person other = branch.agentServing(queue);
        String reserved = take();
        callNext(agent);
        transfer(reserved, "target_agent_id", other.staffId().value());
        String next = take();
        agent.post("tickets/" + next + "/call/").is(200);
    }

    @Test
    void nobodyIsServedAgainWhereNobodySits() {
        String ticket = take();
        callNext(agent);
        agent.post("tickets/" + ticket + "/start/").is(200);
        agent.post("tickets/" + ticket + "/close/").is(200);
        agent.post("agents/me", Map.of("status", "closed")).is(200);
        agent.post("tickets/" + ticket + "/reopen/").refused(409, "no_counter");
        branch.tenant
                .hire(Role.MANAGER, "Awa")
                .post("tickets/" + ticket + "/reopen/")
                .refused(409, "no_counter");
    }

    @Test
    void aLimitSaysWhereTheTicketStands() {
        String ticket = take();
        callNext(agent);
        agent.post("tickets/" + ticket + "/recall/").is(200);
        assertThat(agent.post("tickets/" + ticket + "/recall/")
                        .refused(409, "recall_too_soon")
                        .text("state"))
                .isEqualTo("called");
    }
}
