package io.smartqueue.counter;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Rush;
import io.smartqueue.queue.counter.CounterSessions;
import io.smartqueue.security.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@DatabaseTest
class CounterSessionsTest {

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    CounterSessions sessions;

    Branch branch;
    QueueId queue;
    UUID counter;
    Person agent;

    @BeforeEach
    void open() {
        branch = Branch.open(organisations, jdbc, transactions);
        queue = branch.queue("A");
        counter = branch.counter(queue);
        agent = branch.tenant.agent();
    }

    private Answer sit(Person who, UUID where, String status) {
        return who.post("agents/me/", Map.of("counter_id", where.toString(), "status", status));
    }

    private String take() {
        return agent.post("tickets/", Map.of("queue_id", queue.toString()))
                .is(201)
                .id();
    }

    @Test
    void opensPausesAndCloses() {
        assertThat(agent.get("agents/me/").is(200).text("status")).isEqualTo("closed");
        take();
        Answer desk = sit(agent, counter, "available").is(200);
        assertThat(desk.text("status")).isEqualTo("available");
        assertThat(desk.text("counter.id")).isEqualTo(counter.toString());
        assertThat(desk.text("queues.0.id")).isEqualTo(queue.toString());
        assertThat(desk.text("queues.0.waiting")).isEqualTo("1");
        assertThat(agent.post("agents/me", Map.of("status", "paused", "reason", "lunch"))
                        .is(200)
                        .text("reason"))
                .isEqualTo("lunch");
        agent.post("agents/me/call-next/").refused(409, "counter_paused");
        assertThat(agent.post("agents/me", Map.of("status", "closed")).is(200).text("status"))
                .isEqualTo("closed");
        agent.post("agents/me/call-next/").refused(409, "no_counter");
    }

    @Test
    void callsTheNextWithOrWithoutABody() {
        sit(agent, counter, "available").is(200);
        agent.post("agents/me/call-next/").refused(404, "queue_empty");
        String first = take();
        String second = take();
        Answer called = agent.post("agents/me/call-next/").is(200);
        assertThat(called.id()).isEqualTo(first);
        assertThat(called.text("status")).isEqualTo("called");
        assertThat(agent.get("agents/me/").text("ticket.id")).isEqualTo(first);
        assertThat(agent.post("agents/me/call-next/").refused(409, "agent_busy").text("ticket.id"))
                .isEqualTo(first);
        agent.post("tickets/" + first + "/no-show").is(200);
        assertThat(agent.post("agents/me/call-next/", Map.of("queue_id", queue.toString()))
                        .is(200)
                        .id())
                .isEqualTo(second);
    }

    @Test
    void callsFromNoQueueThatTheCounterDoesNotServe() {
        sit(agent, counter, "available").is(200);
        QueueId other = branch.queue("B");
        agent.post("agents/me/call-next/", Map.of("queue_id", other.toString())).refused(409, "queue_not_served");
        QueueId theirs = Branch.open(organisations, jdbc, transactions).queue("A");
        agent.post("agents/me/call-next/", Map.of("queue_id", theirs.toString()))
                .rejects("queue_id:unknown_queue");
    }

    @Test
    void hasOneAgentOnly() {
        Person other = branch.tenant.hire(Role.AGENT, "Ali");
        sit(agent, counter, "available").is(200);
        sit(other, counter, "available").refused(409, "counter_taken");
        sit(agent, branch.counter(queue), "available").is(200);
        sit(other, counter, "available").is(200);
    }

    @Test
    void isFreeAgainWhenItsAgentIsDismissed() {
        sit(agent, counter, "available").is(200);
        take();
        agent.post("agents/me/call-next/").is(200);
        branch.tenant.admin().delete("agents/" + agent.staffId()).is(200);
        Person other = branch.tenant.hire(Role.AGENT, "Ali");
        sit(other, counter, "available").is(200);
        other.post("agents/me/call-next/").refused(404, "queue_empty");
    }

    @Test
    void isFreeAgainWhenItsAgentWorksAtOtherSites() {
        sit(agent, counter, "available").is(200);
        take();
        String address = "agents/" + agent.staffId();
        branch.tenant
                .admin()
                .patch(address, Map.of("site_ids", List.of(branch.site)))
                .is(200);
        assertThat(agent.get("agents/me").is(200).text("status")).isEqualTo("available");
        branch.write("insert into site (id, tenant_id, name, slug, country, zone)"
                + " values (gen_random_uuid(), current_tenant(), 'Medina', 'medina', 'SN', 'Africa/Dakar')");
        UUID elsewhere = branch.read(UUID.class, "select id from site where slug = 'medina'")
                .getFirst();
        branch.tenant
                .admin()
                .patch(address, Map.of("site_ids", List.of(elsewhere)))
                .is(200);
        agent.post("agents/me/call-next/").refused(409, "no_counter");
        sit(branch.tenant.hire(Role.AGENT, "Ali"), counter, "available").is(200);
    }

    @Test
    void goesToOneOfManyWhoSitDownAtOnce() {
        List<Person> agents = IntStream.range(0, 8)
                .mapToObj(i -> branch.tenant.hire(Role.AGENT, "Ali"))
                .toList();
        List<Integer> answers =
                Rush.of(8, i -> () -> sit(agents.get(i), counter, "available").status());
        assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(7);
    }

    @Test
    void isNotLeftWithATicketInHand() {
        sit(agent, counter, "available").is(200);
        String id = take();
        agent.post("agents/me/call-next/").is(200);
        assertThat(agent.post("agents/me", Map.of("status", "closed"))
                        .refused(409, "ticket_in_hand")
                        .text("ticket.id"))
                .isEqualTo(id);
        sit(agent, branch.counter(queue), "available").refused(409, "ticket_in_hand");
        agent.post("agents/me", Map.of("status", "paused")).is(200);
    }

    @Test
    void isAskedForAndMustExistAtASiteOfTheAgent() {
        agent.post("agents/me", Map.of("status", "available")).rejects("counter_id:required");
        agent.post("agents/me", Map.of()).rejects("status:required");
        sit(agent, UUID.randomUUID(), "available").rejects("counter_id:unknown_counter");
        sit(agent, Branch.open(organisations, jdbc, transactions).counter(), "available")
                .rejects("counter_id:unknown_counter");
        Person elsewhere = branch.tenant.hire(Role.AGENT, "Ali", branch.tenant.otherSite());
        sit(elsewhere, counter, "available").refused(403, "other_site");
        organisations
                .operator()
                .get("/api/v1/tenants/" + branch.tenant.slug() + "/agents/me/")
                .refused(403, "missing_right");
    }

    @Test
    void isEmptiedByManyAgentsWithEveryTicketCalledOnce() {
        List<Person> agents =
                IntStream.range(0, 8).mapToObj(i -> branch.agentServing(queue)).toList();
        List<String> taken = IntStream.range(0, 40).mapToObj(i -> take()).toList();
        List<List<String>> called = Rush.of(8, i -> () -> emptied(agents.get(i)));
        assertThat(called.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(taken);
    }

    private static List<String> emptied(Person who) {
        List<String> mine = new java.util.ArrayList<>();
        for (Answer next = who.post("agents/me/call-next/");
                next.status() == 200;
                next = who.post("agents/me/call-next/")) {
            mine.add(next.id());
            who.post("tickets/" + next.id() + "/no-show").is(200);
        }
        return mine;
    }

    private void signOut(Person who) {
        who.post("/api/v1/auth/logout/").is(204);
    }

    private Answer free(Map<String, Object> how) {
        return branch.tenant.manager().post("counters/" + counter + "/free/", how);
    }

    private Answer lastEvent() {
        return branch.tenant.manager().get("counters/" + counter + "/events/").is(200);
    }

    @Test
    void endsWithTheSignOutOfItsAgent() {
        Person leaves = branch.tenant.hire(Role.AGENT, "Ali");
        sit(leaves, counter, "available").is(200);
        assertThat(countersOpen()).isEqualTo("1");
        signOut(leaves);
        assertThat(countersOpen()).isEqualTo("0");
        assertThat(lastEvent().text("results.0.type")).isEqualTo("counter.closed");
        assertThat(lastEvent().text("results.0.reason")).isEqualTo("sign_out");
        sit(agent, counter, "available").is(200);
    }

    private String countersOpen() {
        return agent.get("queues/" + queue + "/stats/").is(200).text("counters_open");
    }

    @Test
    void outlivesTheSignOutOfAnAgentWithATicketInHand() {
        Person leaves = branch.tenant.hire(Role.AGENT, "Ali");
        sit(leaves, counter, "available").is(200);
        take();
        leaves.post("agents/me/call-next/").is(200);
        signOut(leaves);
        sit(agent, counter, "available").refused(409, "counter_taken");
    }

    @Test
    void outlivesTheSignOutWhereTheDemoKeepsIt() {
        Person leaves = branch.tenant.hire(Role.AGENT, "Ali");
        sit(leaves, counter, "available").is(200);
        branch.in(() -> {
            sessions.keep(leaves.staffId());
            return 0;
        });
        signOut(leaves);
        sit(agent, counter, "available").refused(409, "counter_taken");
    }

    @Test
    void isEndedByAManager() {
        sit(agent, counter, "available").is(200);
        agent.post("counters/" + counter + "/free/").refused(403, "missing_right");
        assertThat(free(Map.of()).is(200).id()).isEqualTo(counter.toString());
        assertThat(agent.get("agents/me/").is(200).text("status")).isEqualTo("closed");
        Answer events = lastEvent();
        assertThat(events.text("results.0.reason")).isEqualTo("freed");
        assertThat(events.text("results.0.agent.id")).isEqualTo(agent.staffId().toString());
        assertThat(events.text("results.0.actor.id"))
                .isEqualTo(branch.tenant.manager().staffId().toString());
        assertThat(events.text("results.1.type")).isEqualTo("counter.opened");
        assertThat(events.text("results.1.reason")).isEqualTo("agent");
        free(Map.of()).is(200);
        sit(branch.tenant.hire(Role.AGENT, "Ali"), counter, "available").is(200);
    }

    @Test
    void isEndedDuringAServiceOnlyByForceAndWithAReason() {
        sit(agent, counter, "available").is(200);
        String ticket = take();
        agent.post("agents/me/call-next/").is(200);
        assertThat(free(Map.of()).refused(409, "in_service").text("ticket.id")).isEqualTo(ticket);
        free(Map.of("force", true)).rejects("reason:required");
        free(Map.of("force", true, "reason", "gone home")).is(200);
        assertThat(agent.get("tickets/" + ticket).text("status")).isEqualTo("waiting");
        assertThat(lastEvent().text("results.0.words")).isEqualTo("gone home");

        sit(agent, counter, "available").is(200);
        agent.post("agents/me/call-next/").is(200);
        agent.post("tickets/" + ticket + "/start/").is(200);
        free(Map.of("force", true, "reason", "gone home")).is(200);
        assertThat(agent.get("tickets/" + ticket).text("status")).isEqualTo("on_hold");
        Person other = branch.tenant.hire(Role.AGENT, "Ali");
        sit(other, counter, "available").is(200);
        assertThat(other.post("tickets/" + ticket + "/resume/").is(200).text("status"))
                .isEqualTo("serving");
    }
}
