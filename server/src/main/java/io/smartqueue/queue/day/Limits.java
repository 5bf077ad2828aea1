package io.smartqueue.queue.day;

import io.smartqueue.kernel.Times;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.life.Act;
import io.smartqueue.queue.life.Moves;
import io.smartqueue.queue.life.Particulars;
import io.smartqueue.queue.number.ServiceDay;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The limits of one organisation, a batch at a time. Rows that an agent or another server is acting upon are passed
 * over until the next look. An incident stops the clock: what ran before it runs anew when it has ended.
 */
@Component
public class Limits {

    /** A site and the day that has begun there. */
    public record Day(UUID site, LocalDate today) {}

    /** Small enough that nobody at a counter waits for it. */
    static final int BATCH = 100;

    private static final String CLOCK = """
            cross join lateral (
                select coalesce(bool_or(ended_at is null), false) as stopped, max(ended_at) as went_on_at
                from site_incident where site_id = queue.site_id
            ) clock
            """;

    private final JdbcClient jdbc;
    private final Moves moves;
    private final InstantSource clock;

    Limits(JdbcClient jdbc, Moves moves, InstantSource clock) {
        this.jdbc = jdbc;
        this.moves = moves;
        this.clock = clock;
    }

    /** @return how many calls were given up because nobody came */
    @Transactional
    public int missCalls() {
        return move(Act.MISS, jdbc.sql("""
                        select leg.visit_id from leg join queue on queue.id = leg.queue_id
                        """ + CLOCK + """
                        where leg.state = 'called' and not stopped
                          and greatest(leg.called_at, leg.recalled_at, went_on_at)
                              <= :now - make_interval(secs => queue.called_seconds)
                        limit :batch
                        for update of leg skip locked
                        """));
    }

    /** @return how many who had missed their call did not come back in time */
    @Transactional
    public int giveUpTheMissed() {
        return move(Act.NO_SHOW, jdbc.sql("""
                        select leg.visit_id from leg join queue on queue.id = leg.queue_id
                        """ + CLOCK + """
                        where leg.state = 'missed' and not stopped
                          and greatest(leg.missed_at, went_on_at) <= :now - make_interval(secs => queue.missed_seconds)
                        limit :batch
                        for update of leg skip locked
                        """));
    }

    /** The sites where the end of the day ends the waiting, but for those that stand still. */
    @Transactional(readOnly = true)
    public List<Day> days() {
        return jdbc.sql("""
                        select id, zone, day_starts_at from site
                        where end_of_day = 'expire' and not exists (
                            select from site_incident where site_id = site.id and ended_at is null
                        )
                        """)
                .query((row, n) -> new Day(
                        row.getObject("id", UUID.class),
                        new ServiceDay(
                                        ZoneId.of(row.getString("zone")),
                                        row.getObject("day_starts_at", LocalTime.class))
                                .of(clock.instant())))
                .list();
    }

    /** @return how many of the days before still waited; who is at a counter stays in the agent's hand */
    @Transactional
    public int expire(Day day) {
        return move(Act.EXPIRE, jdbc.sql("""
                        select leg.visit_id from leg join visit on visit.id = leg.visit_id
                        where leg.is_current and leg.state in ('remote', 'waiting', 'missed', 'on_hold')
                          and visit.site_id = :site and visit.service_day < :today
                        limit :batch
                        for update of leg skip locked
                        """).param("site", day.site()).param("today", day.today()));
    }

    private int move(Act act, JdbcClient.StatementSpec overdue) {
        List<TicketId> tickets = overdue.param("now", Times.sql(clock.instant()))
                .param("batch", BATCH)
                .query((row, n) -> new TicketId(row.getObject("visit_id", UUID.class)))
                .list();
        tickets.forEach(ticket -> moves.move(ticket, act, Actor.system(), Particulars.NONE));
        return tickets.size();
    }
}
