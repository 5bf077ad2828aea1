package io.smartqueue.counter.reading;

import io.smartqueue.cost.Money;
import io.smartqueue.kernel.Times;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.queue.life.Serving;
import io.smartqueue.security.StaffId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the events and messages of a ticket, and the last steps of an agent. */
@Component
public class HistoryReader {

    private static final int MOST_LETTERS = 20;
    private static final int MOST_STEPS = 12;

    /** A ticket that was closed a moment ago. */
    public record Closed(UUID ticket, String number) {}

    private final JdbcClient jdbc;
    private final InstantSource clock;

    HistoryReader(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Newest first. */
    List<TicketInHand.Letter> letters(TicketId ticket) {
        return jdbc.sql("""
                        select channel as medium, event as about, status, error_code, created_at, sent_at,
                            delivered_at, category, window_open,
                            coalesce(sent_as, case when sent_at is not null then 'text' end) as sent_as,
                            price.amount, price.currency
                        from notification
                        left join lateral (
                            select amount, currency from ledger_entry
                            where message_id = notification.id and kind in ('estimate', 'settlement')
                                and amount is not null
                            order by kind desc limit 1
                        ) price on true
                        where visit_id = :ticket
                        order by created_at desc, notification.id desc
                        limit :most
                        """)
                .param("ticket", ticket.value())
                .param("most", MOST_LETTERS)
                .query((row, n) -> new TicketInHand.Letter(
                        row.getString("medium"),
                        row.getString("about"),
                        NotificationStatus.of(row.getString("status")),
                        row.getString("error_code"),
                        Times.instant(row, "created_at"),
                        Times.instantOrNull(row, "sent_at"),
                        Times.instantOrNull(row, "delivered_at"),
                        sent(row)))
                .list();
    }

    private static TicketInHand.Sent sent(ResultSet row) throws SQLException {
        BigDecimal amount = row.getBigDecimal("amount");
        return new TicketInHand.Sent(
                row.getString("sent_as"),
                row.getString("category"),
                row.getObject("window_open", Boolean.class),
                amount == null ? null : new Money(amount, row.getString("currency")));
    }

    /** The last steps, oldest first. */
    List<TicketInHand.Step> path(TicketId ticket) {
        return jdbc.sql("""
                        select at, type, to_state, counter.name as counter, queue.name as queue
                        from ticket_event event
                        left join counter on counter.id = counter_id
                        left join queue on queue.id = event.queue_id
                        where visit_id = :ticket
                        order by event.id desc
                        limit :most
                        """)
                .param("ticket", ticket.value())
                .param("most", MOST_STEPS)
                .query((row, n) -> new TicketInHand.Step(
                        Times.instant(row, "at"),
                        TicketEvent.Type.of(row.getString("type")),
                        TicketState.of(row.getString("to_state")),
                        row.getString("counter"),
                        row.getString("queue")))
                .list()
                .reversed();
    }

    /** The ticket that the agent closed last, while the close can be undone. */
    @Transactional(readOnly = true)
    public Optional<Closed> justClosedBy(StaffId agent) {
        return jdbc.sql("""
                        select visit.id as ticket, visit.number
                        from leg join visit on visit.id = leg.visit_id
                        where leg.agent_id = :agent and leg.state = 'completed' and leg.was_served
                          and (leg.is_current or exists (select from undone_step where leg_id = leg.id))
                          and leg.queue_id in (
                              select queue_id from counter_queue join counter_session using (counter_id)
                              where counter_session.agent_id = :agent and closed_at is null
                          )
                          and leg.ended_at > :since
                        order by leg.ended_at desc
                        limit 1
                        """)
                .param("agent", agent.value())
                .param("since", Times.sql(clock.instant().minus(Serving.REOPENED_BY_ITS_AGENT)))
                .query(Closed.class)
                .optional();
    }

    /** The newest ticket of a site with this number, or with these digits in it; first one that has not ended. */
    @Transactional(readOnly = true)
    public Optional<UUID> find(UUID site, String number) {
        String wanted = """
                select found.* from unnest(:sequences) wanted cross join lateral (
                    select id, ended_at is not null as ended, joined_at from visit
                    where site_id = :site and sequence = wanted
                      and (upper(number) = :number or sequence = :digits) and ended_at is %s
                    order by service_day desc, joined_at desc
                    limit 1
                ) found
                """;
        return jdbc.sql("""
                        select id from ((%s) union all (%s)) found order by ended, joined_at desc limit 1
                        """.formatted(wanted.formatted("null"), wanted.formatted("not null")))
                .param("site", site)
                .param("number", number)
                .param("digits", digits(number))
                .param("sequences", new Integer[] {digits(number), digits(number.substring(1))})
                .query(UUID.class)
                .optional();
    }

    /** The digits after the letter, or the whole text; −1, which no ticket has, when there are none. */
    private static int digits(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
    }
}
