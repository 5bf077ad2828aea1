package io.smartqueue.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Person;
import io.smartqueue.TestDatabase;
import io.smartqueue.counter.reading.HistoryReader;
import io.smartqueue.counter.reading.TicketInHandReader;
import io.smartqueue.customer.CustomerId;
import io.smartqueue.notification.Notifications;
import io.smartqueue.queue.counter.SessionLimits;
import io.smartqueue.queue.day.Incidents;
import io.smartqueue.queue.day.Limits;
import io.smartqueue.queue.stats.StatsReader;
import io.smartqueue.queue.ticket.TicketList;
import io.smartqueue.queue.ticket.TicketList.Filter;
import io.smartqueue.queue.visit.QueueOffers;
import io.smartqueue.security.Caller;
import io.smartqueue.security.StaffId;
import io.smartqueue.security.signin.SignIn;
import io.smartqueue.site.SiteId;
import io.smartqueue.web.paging.PageRequest;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * PostgreSQL keeps plans for all who use a connection. Here each is made for an organisation with three tickets, and
 * then serves one with a long history: what counts is how many rows it reads there.
 */
class PlansThatServeEveryTenantTest extends ClockScenario {

    private static final int PAST = 20_000;
    private static final int FEW = 500;
    private static final int NEIGHBOURS = 40;

    /** In auto mode PostgreSQL decides after five executions. */
    private static final int UNTIL_KEPT = 8;

    @Autowired
    Incidents incidents;

    @Autowired
    Limits limits;

    @Autowired
    StatsReader stats;

    @Autowired
    SessionLimits sessions;

    @Autowired
    TicketList list;

    @Autowired
    Notifications notifications;

    @Autowired
    HistoryReader history;

    @Autowired
    TicketInHandReader hands;

    @Autowired
    QueueOffers offers;

    @Autowired
    SignIn signIn;

    private record Hall(Branch branch, QueueId queue, QueueId other, StaffId agent) {}

    Hall small;
    Hall large;

    @BeforeEach
    void furnish() throws SQLException {
        large = hall(branch);
        small = hall(branchIn("Africa/Dakar", "00:00"));
        // The planner shares a table out among the organisations and queues that it knows.
        for (int i = 0; i < NEIGHBOURS; i++) {
            Branch neighbour = branchIn("Africa/Dakar", "00:00");
            QueueId queue = neighbour.queue("A");
            neighbour.in(() -> tickets.take(NewTicket.in(queue), Actor.customer()));
        }
        branch.write("""
                insert into visit (id, tenant_id, site_id, language, channel, priority, series, service_day, sequence,
                    number, public_token, joined_at, ended_at)
                select gen_random_uuid(), current_tenant(), ?, 'fr', 'api', 'normal', 'A', date '2026-11-22' - i % 90,
                    i, 'A' || i, gen_random_uuid(), timestamptz '2026-11-22 09:00Z' - i * interval '1 minute',
                    timestamptz '2026-11-22 09:10Z' - i * interval '1 minute'
                from generate_series(1, ?) i
                """, branch.site, PAST);
        branch.write("""
                insert into leg (id, tenant_id, visit_id, passage, queue_id, state, due_at, joined_at, called_at,
                    started_at, ended_at, moved_at)
                select gen_random_uuid(), tenant_id, id, 1, ?, 'completed', joined_at, joined_at, joined_at, joined_at,
                    ended_at, ended_at
                from visit
                """, large.queue.value());
        analyze();
    }

    private static Hall hall(Branch branch) {
        QueueId queue = branch.queue("A");
        QueueId other = branch.queue("B");
        return new Hall(branch, queue, other, branch.agentServing(queue, other).staffId());
    }

    private Map<String, Runnable> acts(Hall hall) {
        Actor by = Actor.agent(hall.agent);
        SiteId site = new SiteId(hall.branch.site);
        TicketId[] ticket = new TicketId[1];
        Map<String, Runnable> acts = new LinkedHashMap<>();
        acts.put(
                "take",
                () -> ticket[0] = tickets.take(NewTicket.in(hall.queue), by).id());
        acts.put("look", () -> tickets.get(ticket[0]));
        acts.put("facts", () -> facts.get(ticket[0]));
        acts.put("begin an incident", () -> incidents.begin(site, "cut", Optional.of("Patience"), Actor.system()));
        acts.put("end it", () -> incidents.end(site, Optional.empty(), Actor.system()));
        acts.put("call next", () -> calls.callNext(hall.agent, Optional.empty()));
        acts.put("undo the call", () -> waiting.comeBack(ticket[0], "mistake", by));
        acts.put("call", () -> calls.call(ticket[0], hall.agent, null));
        acts.put("start", () -> serving.start(ticket[0], by));
        acts.put("transfer", () -> transfers.toQueue(ticket[0], hall.other, null, by));
        acts.put("postpone", () -> waiting.postpone(ticket[0], 1, by));
        acts.put("statistics", () -> stats.of(hall.other));
        acts.put("missed calls", limits::missCalls);
        acts.put("released", limits::releaseTheForgotten);
        acts.put("end of the day", () -> limits.days().forEach(limits::expire));
        acts.put("forgotten", () -> limits.days().forEach(limits::endForgotten));
        acts.put("left counters", sessions::absent);
        acts.put("cancel", () -> waiting.cancel(ticket[0], "leaves", by));
        return acts;
    }

    @Test
    void readFewRowsOfALargeOne() {
        for (int i = 0; i < UNTIL_KEPT; i++) {
            acts(small).values().forEach(act -> small.branch.in(() -> read(act)));
        }
        Map<String, Long> much = new LinkedHashMap<>();
        acts(large).forEach((name, act) -> {
            long rows = large.branch.in(() -> read(act));
            if (rows > FEW) {
                much.put(name, rows);
            }
        });
        assertThat(much).isEmpty();
    }

    /** What a page or a list reads of the tables that grow, by itself. */
    private Map<String, Runnable> reads(Person agent, TicketId inHand) {
        Caller caller = new Caller(signIn.recognise(agent.token()).orElseThrow(), large.branch.tenant.tenant());
        UUID site = large.branch.site;
        PageRequest page = PageRequest.newestFirst(1, 25);
        PageRequest newest = new PageRequest(1, 25, "joined_at", true);
        Set<UUID> anywhere = Set.of();
        Map<String, Runnable> reads = new LinkedHashMap<>();
        reads.put("tickets", () -> list.page(new Filter(null, null, null, null, null, anywhere), newest));
        reads.put(
                "tickets of a queue",
                () -> list.page(new Filter(large.queue.value(), null, null, null, null, anywhere), newest));
        reads.put("visits of a customer", () -> list.page(Filter.of(large.queue.value(), anywhere), newest));
        reads.put("notifications", () -> notifications.list(page, Notifications.Filter.at(anywhere)));
        reads.put("closed just now", () -> history.justClosedBy(agent.staffId()));
        reads.put("a number", () -> history.find(site, "A19999"));
        reads.put("digits", () -> history.find(site, "19999"));
        reads.put("a number that nobody has", () -> history.find(site, "Z999"));
        reads.put("the ticket in hand", () -> hands.inHandOf(caller));
        reads.put("its history", () -> tickets.get(inHand));
        reads.put("statistics", () -> stats.of(large.other));
        reads.put("offers", () -> offers.at(new SiteId(site)));
        reads.put("one offer", () -> offers.find(new SiteId(site), "a"));
        return reads;
    }

    @Test
    void readNoTableFromEndToEndForAPageOrAList() throws SQLException {
        Person agent = large.branch.agentServing(large.queue, large.other);
        UUID customer = UUID.randomUUID();
        branch.write(
                "insert into customer (id, tenant_id, first_name, language) values (?, current_tenant(), 'Awa', 'fr')",
                customer);
        Ticket ticket = take(new NewTicket(
                large.queue,
                Optional.of(new CustomerId(customer)),
                Optional.empty(),
                Optional.empty(),
                Priority.NORMAL,
                EntryChannel.API));
        callNext(agent.staffId());
        branch.write("""
                insert into notification (id, tenant_id, channel, event, recipient, body, status, lane, look_at,
                    expires_at, created_at)
                select ('00' || substr(gen_random_uuid()::text, 3))::uuid, tenant_id, 'sms', 'custom', '+221771234567',
                    'A', 'failed', 1, joined_at, joined_at, joined_at
                from visit
                """);
        branch.write("""
                insert into ticket_event (tenant_id, visit_id, leg_id, queue_id, number, type, actor_type, to_state, at)
                select tenant_id, visit_id, id, queue_id, 'A', 'created', 'system', 'waiting', joined_at from leg
                """);
        analyze();
        Map<String, Long> wholly = new LinkedHashMap<>();
        reads(agent, ticket.id()).forEach((name, reading) -> {
            long rows = large.branch.in(() -> readInOrder(reading));
            if (rows >= PAST) {
                wholly.put(name, rows);
            }
        });
        assertThat(wholly).isEmpty();
    }

    private static void analyze() throws SQLException {
        try (var owner = TestDatabase.owner().connect();
                var statement = owner.createStatement()) {
            statement.execute("analyze visit, leg, ticket_event, notification");
        }
    }

    /** As a page does, planned for what is asked. */
    private long readInOrder(Runnable reading) {
        var transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
        return transaction.execute(status -> {
            long before = inOrder();
            reading.run();
            return inOrder() - before;
        });
    }

    /** The rows that were read by going through a table. */
    private long inOrder() {
        return jdbc.sql("select sum(seq_tup_read) from pg_stat_xact_user_tables"
                        + " where relname in ('visit', 'leg', 'ticket_event', 'notification')")
                .query(Long.class)
                .single();
    }

    private long read(Runnable act) {
        return new TransactionTemplate(transactions).execute(status -> {
            long before = rows();
            act.run();
            return rows() - before;
        });
    }

    private long rows() {
        return jdbc.sql("select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) from pg_stat_xact_user_tables"
                        + " where relname in ('visit', 'leg')")
                .query(Long.class)
                .single();
    }
}
