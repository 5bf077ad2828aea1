package io.smartqueue.queue.life;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.life.Moves.Moved;
import io.smartqueue.queue.ticket.History;
import io.smartqueue.queue.ticket.TicketRows;
import io.smartqueue.queue.ticket.Tickets;
import io.smartqueue.security.StaffId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Assigns waiting tickets to the agent who calls. An index allows each agent one ticket in hand: it decides between two
 * calls at the same moment. The refused call is rolled back to a savepoint if a transaction is open.
 */
@Component
class CallClaims {

    /**
     * How many heads of each queue a call reads: the first few, and more when other calls hold all of them. Each head
     * costs processor time, and few calls from one queue happen at the same moment.
     */
    private static final List<Integer> LOOKS = List.of(4, 32, 2000);

    /** Of the session {@code sitting} of an agent who can call now. */
    private static final String CAN_CALL = """
            closed_at is null and status = 'available'
            and not exists (
                select from open_incident
                where site_id = (select site_id from counter where id = sitting.counter_id)
            )
            and not exists (select from leg where leg.agent_id = sitting.agent_id and is_in_hand(state))
            """;

    /** The session of an agent who can call now; the lock clause is filled in. */
    private static final String SESSION = """
            with session as (
                select counter_id from counter_session sitting
                where agent_id = :agent and
            """ + CAN_CALL + """
                for %s
            )""";

    /** How many heads, in the same way, for a group of agents. */
    private static final List<Integer> LOOKS_OF_GROUPS = List.of(4, 12, 36, 68);

    /** Calls the legs {@code chosen}, with their counter_id, agent_id and the reason that the history keeps. */
    private static final String CALL = """
            , moved as (
                update leg set state = 'called', called_at = greatest(:now, moved_at),
                    moved_at = greatest(:now, moved_at), call_count = call_count + 1, recalls = 0, recalled_at = null,
                    agent_id = chosen.agent_id, counter_id = chosen.counter_id
                from chosen where leg.id = chosen.id
                returning leg.*, reason
            ), event as (
            """ + History.INSERT + """
                select moved.tenant_id, visit.id, moved.id, queue_id, number, 'called', 'staff', agent_id,
                    counter_id, 'waiting', 'called', reason, moved_at
                from moved join visit on visit.id = moved.visit_id
            )
            """ + TicketRows.OF_MOVED;

    private final JdbcClient jdbc;
    private final Tickets tickets;
    private final Moves moves;
    private final CallChecks checks;
    private final InstantSource clock;

    CallClaims(JdbcClient jdbc, Tickets tickets, Moves moves, CallChecks checks, InstantSource clock) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.moves = moves;
        this.checks = checks;
        this.clock = clock;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the agent has a ticket in hand already */
    @Transactional(propagation = Propagation.NESTED)
    public Ticket first(StaffId agent, Optional<QueueId> only) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Moved> called = claimFirst(agent, only, now, LOOKS.getFirst(), "update");
        if (called.isEmpty()) {
            checks.requireAbleToCall(agent, only);
            called = LOOKS.stream()
                    .skip(1)
                    .flatMap(look -> claimFirst(agent, only, now, look, "update").stream())
                    .findFirst();
        }
        return moves.tell(called.orElseThrow(() -> Refusal.notFound("queue_empty", "Nobody is waiting.")), Act.CALL);
    }

    /**
     * Calls for several agents what {@link #first} would, without waiting for anything. Agents who are missing in the
     * result have called nobody: they cannot, or their line is empty or needs a closer look.
     *
     * @throws org.springframework.dao.DuplicateKeyException when one of them has taken a ticket in hand meanwhile
     */
    public List<Moved> firsts(Collection<StaffId> agents) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        // To compare an agent with others costs as much as the call itself, and most agents call alone.
        List<Moved> all = agents.size() > 1
                ? claimAll(agents, now)
                : claimFirst(agents.iterator().next(), Optional.empty(), now, LOOKS.getFirst(), "update skip locked")
                        .stream()
                        .toList();
        all.forEach(moved -> moves.tell(moved, Act.CALL));
        return all;
    }

    private List<Moved> claimAll(Collection<StaffId> agents, Instant now) {
        List<Moved> all = new ArrayList<>();
        TreeSet<UUID> left = agents.stream().map(StaffId::value).collect(Collectors.toCollection(TreeSet::new));
        List<Moved> called;
        do {
            called = claimFirsts(left, now);
            called.forEach(moved ->
                    left.remove(Objects.requireNonNull(moved.ticket().agent()).id()));
            all.addAll(called);
        } while (!called.isEmpty() && !left.isEmpty());
        return all;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the agent has a ticket in hand already */
    @Transactional(propagation = Propagation.NESTED)
    public Ticket one(TicketId ticket, StaffId agent, @Nullable String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Moved> called = claimOne(ticket, agent, reason, now);
        if (called.isEmpty()) {
            requireAbleToCall(ticket, agent);
            // The first statement waited for a transfer and found the old leg; this one finds the new one.
            called = claimOne(ticket, agent, reason, now);
        }
        return moves.tell(called.orElseThrow(() -> reason == null ? beforeItsTurn() : Moves.changing()), Act.CALL);
    }

    // The session is locked, so that the second click of a double one waits for the first and then finds its ticket in
    // hand. The heads of the queues are looked at without a lock and merged, each with the head start that this counter
    // gives its queue; only the first ticket that nobody else is calling is locked. Locking all heads would hide those
    // of the other queues from the other agents. Where the look ended before a queue did, those behind its last head
    // are not known: a head of another queue that is due later than that one is not called in this look. The number of
    // heads is a literal and the queues are selected first, because a generic plan knows neither and began with all the
    // counters of the queue.
    private Optional<Moved> claimFirst(StaffId agent, Optional<QueueId> only, Instant now, int look, String lock) {
        return moves
                .carryOut(jdbc.sql(SESSION.formatted(lock) + """
                        , served as materialized (
                            select served_queue.queue_id, head_start_minutes, session.counter_id
                            from session join served_queue on served_queue.counter_id = session.counter_id
                            where case when :only::uuid is null then is_chosen else served_queue.queue_id = :only end
                        ), heads as materialized (
                            select head.id, head.state, number = %1$d as is_last_seen,
                                   head.due_at - make_interval(mins => head_start_minutes) as due
                            from served
                            cross join lateral (
                                select id, 'waiting' as state, due_at,
                                       row_number() over (order by due_at, id) as number
                                from leg
                                where queue_id = served.queue_id and state = 'waiting'
                                  and (reserved_for is null or reserved_for in (:agent, served.counter_id))
                                order by due_at, id limit %1$d
                            ) head
                        ), first as (
                            select leg.id from heads join leg on leg.id = heads.id and leg.state = heads.state
                            where not exists (
                                select from heads seen
                                where seen.is_last_seen and (seen.due, seen.id) < (heads.due, heads.id)
                            )
                            order by heads.due, leg.id limit 1
                            for update of leg skip locked
                        ), chosen as (
                            select first.id, session.counter_id, :agent::uuid as agent_id, null::text as reason
                            from first, session
                        )
                        """.formatted(look) + CALL)
                        .param("agent", agent.value())
                        .param("only", only.map(QueueId::value).orElse(null))
                        .param("now", Times.sql(now)))
                .stream()
                .findFirst();
    }

    // As the claim of one, for the agents who call from the same queues with the same head starts as the first of them:
    // the first agent gets the first ticket. Those for whom tickets are reserved call alone.
    private List<Moved> claimFirsts(Collection<UUID> agents, Instant now) {
        int look = LOOKS_OF_GROUPS.stream()
                .filter(heads -> heads > agents.size() + 2)
                .findFirst()
                .orElse(LOOKS_OF_GROUPS.getLast());
        return moves.carryOut(jdbc.sql("""
                        with session as materialized (
                            select agent_id, counter_id from counter_session sitting
                            where agent_id = any(array(select unnest(:agents::uuid[]))) and
                        """ + CAN_CALL + """
                              and not exists (
                                  select from leg
                                  where reserved_for in (sitting.agent_id, sitting.counter_id) and state = 'waiting'
                              )
                            for update skip locked
                        ), profile as materialized (
                            select session.agent_id, session.counter_id,
                                   string_agg(queue_id || ' ' || head_start_minutes, ',' order by queue_id) as queues
                            from session join served_queue on served_queue.counter_id = session.counter_id
                            where is_chosen
                            group by session.agent_id, session.counter_id
                        ), together as materialized (
                            select agent_id, counter_id, row_number() over (order by agent_id) as number
                            from profile where queues = (select queues from profile order by agent_id limit 1)
                        ), served as materialized (
                            select queue_id, head_start_minutes from served_queue
                            where is_chosen and counter_id = (select counter_id from together where number = 1)
                        ), heads as materialized (
                            select head.id, head.state, number = %1$d as is_last_seen,
                                   head.due_at - make_interval(mins => head_start_minutes) as due
                            from served
                            cross join lateral (
                                select id, 'waiting' as state, due_at,
                                       row_number() over (order by due_at, id) as number
                                from leg
                                where queue_id = served.queue_id and state = 'waiting' and reserved_for is null
                                order by due_at, id limit %1$d
                            ) head
                        ), first as materialized (
                            select leg.id, heads.due
                            from heads join leg on leg.id = heads.id and leg.state = heads.state
                            where not exists (
                                select from heads seen
                                where seen.is_last_seen and (seen.due, seen.id) < (heads.due, heads.id)
                            )
                            order by heads.due, leg.id
                            limit (select count(*) from together)
                            for update of leg skip locked
                        ), chosen as materialized (
                            select ranked.id, counter_id, agent_id, null::text as reason
                            from (select id, row_number() over (order by due, id) as number from first) ranked
                            join together on together.number = ranked.number
                        )
                        """.formatted(look) + CALL)
                .param("agents", agents.toArray(UUID[]::new))
                .param("now", Times.sql(now)));
    }

    private Optional<Moved> claimOne(TicketId ticket, StaffId agent, @Nullable String reason, Instant now) {
        return moves
                .carryOut(jdbc.sql(SESSION.formatted("share") + """
                        , wanted as (
                            select leg.id, session.counter_id, exists (
                                select from leg earlier
                                where earlier.queue_id = leg.queue_id and earlier.state = 'waiting'
                                  and (earlier.reserved_for is null
                                      or earlier.reserved_for in (:agent, session.counter_id))
                                  and (earlier.due_at, earlier.id) < (leg.due_at, leg.id)
                            ) or leg.reserved_for not in (:agent, session.counter_id) as out_of_order
                            from session join served_queue served on served.counter_id = session.counter_id
                            join leg on leg.queue_id = served.queue_id
                            where leg.visit_id = :ticket and leg.state = 'waiting'
                            for update of leg
                        ), chosen as (
                            select id, counter_id, :agent::uuid as agent_id,
                                   case when out_of_order then :reason::text end as reason
                            from wanted where out_of_order is not true or :reason::text is not null
                        )
                        """ + CALL)
                        .param("ticket", ticket.value())
                        .param("agent", agent.value())
                        .param("reason", reason)
                        .param("now", Times.sql(now)))
                .stream()
                .findFirst();
    }

    private void requireAbleToCall(TicketId id, StaffId agent) {
        Ticket ticket = tickets.get(id);
        if (!Act.CALL.allowedFrom(ticket.status())) {
            throw Moves.notAllowed(ticket.status());
        }
        checks.requireAbleToCall(agent, Optional.of(ticket.queueId()));
    }

    private static Refusal beforeItsTurn() {
        return Refusal.field("reason", "required", "Others are before this ticket: say why it is called now.");
    }
}
