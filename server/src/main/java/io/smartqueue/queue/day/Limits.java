package io.smartqueue.queue.day;

import io.smartqueue.kernel.Times;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.life.Calls;
import io.smartqueue.queue.life.WaitingTickets;
import io.smartqueue.site.ServiceDay;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The limits of one organisation, a batch at a time. Rows that an agent or another server is acting upon are passed
 * over until the next look. An incident stops the clock: what ran before it runs anew when it has ended.
 */
@Component
public class Limits {

    /** A site, and the day that has begun there at an instant. */
    public record Day(UUID site, LocalDate today, Instant begun) {}

    /** Small enough that nobody at a counter waits for it. */
    static final int BATCH = 100;

    private static final String CLOCK = """
            cross join lateral line_clock(queue.site_id)
            """;

    private static final Logger log = LoggerFactory.getLogger(Limits.class);

    private final JdbcClient jdbc;
    private final Calls calls;
    private final WaitingTickets waiting;
    private final InstantSource clock;

    Limits(JdbcClient jdbc, Calls calls, WaitingTickets waiting, InstantSource clock) {
        this.jdbc = jdbc;
        this.calls = calls;
        this.waiting = waiting;
        this.clock = clock;
    }

    /** @return how many calls were given up because nobody came */
    @Transactional
    public int missCalls() {
        List<TicketId> overdue = overdue("""
                        select leg.visit_id from leg join queue on queue.id = leg.queue_id
                        """ + CLOCK + """
                        where leg.state = 'called' and stopped_at is null
                          and greatest(leg.called_at, leg.recalled_at, went_on_at)
                              <= :now - make_interval(secs => queue.called_seconds)
                        limit :batch
                        for update of leg skip locked
                        """);
        overdue.forEach(ticket -> calls.miss(ticket, Actor.system()));
        return overdue.size();
    }

    /** @return how many who had missed their call did not come back in time */
    @Transactional
    public int giveUpTheMissed() {
        List<TicketId> overdue = overdue("""
                        select leg.visit_id from leg join queue on queue.id = leg.queue_id
                        """ + CLOCK + """
                        where leg.state = 'missed' and stopped_at is null
                          and greatest(leg.missed_at, went_on_at) <= :now - make_interval(secs => queue.missed_seconds)
                        limit :batch
                        for update of leg skip locked
                        """);
        overdue.forEach(ticket -> calls.noShow(ticket, Actor.system()));
        return overdue.size();
    }

    /** The sites where the end of the day ends the waiting, but for those that stand still. */
    @Transactional(readOnly = true)
    public List<Day> days() {
        return jdbc.sql("""
                        select id, zone, day_starts_at from site
                        where end_of_day = 'expire' and not exists (
                            select from open_incident where site_id = site.id
                        )
                        """)
                .query((row, n) -> {
                    Instant now = clock.instant();
                    var days = new ServiceDay(
                            ZoneId.of(row.getString("zone")), row.getObject("day_starts_at", LocalTime.class));
                    return new Day(row.getObject("id", UUID.class), days.of(now), days.beginning(now));
                })
                .list();
    }

    /** Nothing is left of the days before that may still have to be expired. */
    @Transactional(readOnly = true)
    public boolean isOver(Day day) {
        return stoodStill(day)
                || jdbc.sql("""
                        select not exists (
                            select from visit
                            where site_id = :site and service_day < :today and ended_at is null
                        )
                        """)
                        .param("site", day.site())
                        .param("today", day.today())
                        .query(Boolean.class)
                        .single();
    }

    // Whoever kept the rank through an incident keeps it through the cut-over, until the end of the next day.
    private boolean stoodStill(Day day) {
        return jdbc.sql("""
                        select exists (select from incidents_at(:site, :begun))
                        """)
                .param("site", day.site())
                .param("begun", Times.sql(day.begun()))
                .query(Boolean.class)
                .single();
    }

    /**
     * Who was sent to a counter or an agent and would wait for ever, because that counter no longer serves the queue,
     * or that agent has left or lacks the skill, waits for anybody again.
     */
    @Transactional
    public void releaseTheForgotten() {
        int released = jdbc.sql("""
                        update leg set reserved_for = null
                        where state = 'waiting' and reserved_for is not null and not exists (
                            select from counter
                            join counter_queue on counter_queue.counter_id = counter.id
                                and counter_queue.queue_id = leg.queue_id
                            join queue on queue.id = counter_queue.queue_id
                            left join counter_session session on session.counter_id = counter.id and closed_at is null
                            left join membership member on member.id = session.agent_id
                            where counter.is_active and leg.reserved_for in (counter.id, session.agent_id)
                              and (member.id is null or has_skill(queue.skill, member.skills))
                        )
                        """).update();
        if (released > 0) {
            log.info("{} tickets waited for somebody who no longer serves them, and wait for anybody now", released);
        }
    }

    /** @return how many of the days before still waited; who is at a counter stays in the agent's hand */
    @Transactional
    public int expire(Day day) {
        if (stoodStill(day)) {
            return 0;
        }
        List<TicketId> left = batch(jdbc.sql("""
                        with old as materialized (
                            select id from visit
                            where site_id = :site and service_day < :today and ended_at is null
                        )
                        select leg.visit_id from old join leg on leg.visit_id = old.id
                        where leg.is_current and leg.state = any(:expiring)
                        limit :batch
                        for update of leg skip locked
                        """)
                .param("site", day.site())
                .param("today", day.today())
                .param("expiring", WaitingTickets.expiringStates()));
        left.forEach(waiting::expire);
        return left.size();
    }

    private List<TicketId> overdue(String sql) {
        return batch(jdbc.sql(sql).param("now", Times.sql(clock.instant())));
    }

    private static List<TicketId> batch(JdbcClient.StatementSpec overdue) {
        return overdue.param("batch", BATCH)
                .query((row, n) -> new TicketId(row.getObject("visit_id", UUID.class)))
                .list();
    }
}
