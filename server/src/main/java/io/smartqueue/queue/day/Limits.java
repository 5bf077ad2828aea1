package io.smartqueue.queue.day;

import io.smartqueue.kernel.Times;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.life.Calls;
import io.smartqueue.queue.life.Serving;
import io.smartqueue.queue.life.WaitingTickets;
import io.smartqueue.site.ServiceDay;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The limits of one organisation. An incident stops the clock: the limits start anew when it has ended. */
@Component
public class Limits {

    /**
     * A site, its current service day, and the instant at which that day began.
     *
     * @param kept the tickets that wait since days before this one end
     */
    public record Day(UUID site, LocalDate today, Instant begun, LocalDate kept) {}

    /** Where tickets are kept overnight: nobody comes after a month, and what never ends is never deleted either. */
    private static final int DAYS_KEPT = 30;

    /**
     * A service that goes on after the end of the day counts as forgotten after this time, unless it is expected to
     * take longer.
     */
    private static final Duration LONG = Duration.ofHours(2);

    /** A multiple of the expected duration of the service. */
    private static final int TIMES_EXPECTED = 4;

    private static final String CLOCK = """
            cross join lateral line_clock(queue.site_id)
            """;

    // A ticket that kept its rank through an incident keeps it through the end of the day, until the end of the next
    // day.
    private static final String NOT_STOPPED_THEN = "not exists (select from incidents_at(:site, :begun))";

    private static final Logger log = LoggerFactory.getLogger(Limits.class);

    private final JdbcClient jdbc;
    private final OverdueTickets overdue;
    private final Calls calls;
    private final Serving serving;
    private final WaitingTickets waiting;
    private final InstantSource clock;

    Limits(
            JdbcClient jdbc,
            OverdueTickets overdue,
            Calls calls,
            Serving serving,
            WaitingTickets waiting,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.overdue = overdue;
        this.calls = calls;
        this.serving = serving;
        this.waiting = waiting;
        this.clock = clock;
    }

    /** @return how many calls were marked as missed because nobody came */
    public int missCalls() {
        return each("""
                        select leg.visit_id from leg join queue on queue.id = leg.queue_id
                        """ + CLOCK + """
                        where leg.state = 'called' and stopped_at is null
                          and call_runs_from(leg.called_at, leg.recalled_at, went_on_at)
                              <= :now - make_interval(secs => queue.called_seconds)
                        """, ticket -> calls.miss(ticket, Actor.system()));
    }

    /** @return how many customers did not come back in time after a missed call */
    public int giveUpTheMissed() {
        return each("""
                        select leg.visit_id from leg join queue on queue.id = leg.queue_id
                        """ + CLOCK + """
                        where leg.state = 'missed' and stopped_at is null
                          and absence_runs_from(leg.missed_at, went_on_at)
                              <= :now - make_interval(secs => queue.missed_seconds)
                        """, ticket -> calls.noShow(ticket, Actor.system()));
    }

    /** Of each site that does not stand still. */
    @Transactional(readOnly = true)
    public List<Day> days() {
        return jdbc.sql("""
                        select id, zone, day_starts_at, end_of_day = 'expire' as expires from site
                        where not exists (select from open_incident where site_id = site.id)
                        """)
                .query((row, n) -> {
                    Instant now = clock.instant();
                    var days = new ServiceDay(
                            ZoneId.of(row.getString("zone")), row.getObject("day_starts_at", LocalTime.class));
                    return new Day(
                            row.getObject("id", UUID.class),
                            days.of(now),
                            days.beginning(now),
                            days.of(now).minusDays(row.getBoolean("expires") ? 0 : DAYS_KEPT));
                })
                .list();
    }

    /** Whether no ticket of the days before is left to be ended. */
    @Transactional(readOnly = true)
    public boolean isOver(Day day) {
        return jdbc.sql("""
                        select not exists (
                            select from visit
                            where site_id = :site and service_day < :kept and ended_at is null and
                        """ + NOT_STOPPED_THEN + """
                        ) and not exists (
                            select from leg join queue on queue.id = leg.queue_id
                            where queue.site_id = :site and is_in_hand(leg.state) and leg.moved_at < :begun
                        )
                        """)
                .param("site", day.site())
                .param("kept", day.kept())
                .param("begun", Times.sql(day.begun()))
                .query(Boolean.class)
                .single();
    }

    /**
     * Releases tickets that are reserved for a counter or an agent and would wait for ever, because that counter no
     * longer serves the queue, or that agent has left or lacks the skill.
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
            log.info(
                    "{} tickets were reserved for an agent or a counter that no longer serves them; all may call them",
                    released);
        }
    }

    /** @return how many tickets of earlier days expired; a ticket in an agent's hand stays there */
    public int expire(Day day) {
        return overdue.each(
                """
                with old as materialized (
                    select id from visit
                    where site_id = :site and service_day < :kept and ended_at is null
                )
                select leg.visit_id from old join leg on leg.visit_id = old.id
                where leg.is_current and leg.state = any(:expiring) and\s""" + NOT_STOPPED_THEN,
                statement -> statement
                        .param("site", day.site())
                        .param("kept", day.kept())
                        .param("begun", Times.sql(day.begun()))
                        .param("expiring", WaitingTickets.expiringStates()),
                waiting::expire);
    }

    /**
     * Ends tickets in hand since the day before: at once where the agent has left that counter, else after longer than
     * any service takes.
     *
     * @return how many were ended
     */
    public int endForgotten(Day day) {
        return overdue.each(
                """
                select leg.visit_id from leg
                join queue on queue.id = leg.queue_id
                join service on service.id = queue.service_id
                """ + CLOCK + """
                where queue.site_id = :site and is_in_hand(leg.state) and leg.moved_at < :begun and (
                    greatest(leg.moved_at, went_on_at) < :now - greatest(
                        make_interval(secs => :long), make_interval(mins => :times * service.expected_minutes))
                    or not exists (
                        select from counter_session session
                        where session.agent_id = leg.agent_id and session.counter_id = leg.counter_id
                          and session.closed_at is null
                    )
                )
                """,
                statement -> statement
                        .param("site", day.site())
                        .param("begun", Times.sql(day.begun()))
                        .param("now", Times.sql(clock.instant()))
                        .param("long", LONG.toSeconds())
                        .param("times", TIMES_EXPECTED),
                serving::forget);
    }

    private int each(String sql, Consumer<TicketId> act) {
        return overdue.each(sql, statement -> statement.param("now", Times.sql(clock.instant())), act);
    }
}
