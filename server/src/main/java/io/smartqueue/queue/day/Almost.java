package io.smartqueue.queue.day;

import io.smartqueue.kernel.Times;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.queue.order.SiteWaits.Untold;
import io.smartqueue.queue.ticket.Tickets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Tells a customer that the turn approaches, once for a leg. The decision, its event and its message are one
 * transaction, and the leg's row decides between servers.
 */
@Component
class Almost {

    private record Told(TicketId ticket, Instant at, boolean isNews) {

        static Told of(ResultSet row, int n) throws SQLException {
            return new Told(
                    new TicketId(row.getObject("visit_id", UUID.class)),
                    Times.instant(row, "almost_at"),
                    row.getBoolean("is_news"));
        }
    }

    private final JdbcClient jdbc;
    private final Tickets tickets;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Almost(JdbcClient jdbc, Tickets tickets, ApplicationEventPublisher events, InstantSource clock) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.events = events;
        this.clock = clock;
    }

    // The row of the leg is locked last, because a call passes over it while it is locked. Who has just been
    // transferred has been told of the short wait by that message: they are not told again, and there is no event. A
    // transfer that lies ahead is an old one from before the clock was set back, except for the difference between the
    // clocks of two servers.
    @Transactional
    public void tell(Untold untold) {
        Told told = candidate(untold.leg()).orElse(null);
        if (told == null) {
            return;
        }
        if (told.isNews) {
            record(untold, told);
            publish(told);
        }
        if (!mark(untold.leg(), told.at)) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
    }

    private Optional<Told> candidate(UUID leg) {
        return jdbc.sql("""
                        select visit_id, almost_at, almost_at > joined_at as is_news
                        from (
                            select visit_id, joined_at, case
                                when passage > 1 and joined_at between cast(:now as timestamptz) - interval '10 seconds'
                                    and cast(:now as timestamptz) + interval '2 seconds'
                                then joined_at
                                else greatest(:now, moved_at, joined_at + interval '1 microsecond')
                            end as almost_at
                            from leg
                            where id = :leg and almost_at is null and state in ('waiting', 'remote')
                        ) told
                        """)
                .param("leg", leg)
                .param("now", Times.sql(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .query(Told::of)
                .optional();
    }

    private void record(Untold untold, Told told) {
        jdbc.sql("""
                        insert into ticket_event (tenant_id, visit_id, leg_id, queue_id, number, type, actor_type,
                            from_state, to_state, at, low_minutes, high_minutes)
                        select leg.tenant_id, visit_id, leg.id, queue_id, number, :type, 'system', state, state, :at,
                            :low, :high
                        from leg join visit on visit.id = visit_id
                        where leg.id = :leg
                        """)
                .param("leg", untold.leg())
                .param("at", Times.sql(told.at))
                .param("type", TicketEvent.Type.ALMOST.code())
                .param("low", untold.range().lowMinutes())
                .param("high", untold.range().highMinutes())
                .update();
    }

    /** @return false when another server was first, or the ticket is being called */
    private boolean mark(UUID leg, Instant at) {
        return jdbc.sql("""
                        update leg set almost_at = :at
                        where id = (
                            select id from leg
                            where id = :leg and almost_at is null and state in ('waiting', 'remote')
                            for update skip locked
                        )
                        """).param("leg", leg).param("at", Times.sql(at)).update() == 1;
    }

    private void publish(Told told) {
        Ticket ticket = tickets.get(told.ticket);
        events.publishEvent(TicketEvent.of(ticket, TicketEvent.Type.ALMOST, told.at));
    }
}
