package io.smartqueue.notification.outbox;

import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.queue.TicketState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Whether a message about a ticket is still true. A call is true while it lasts, a place in line while the customer is
 * in line, an approaching turn until the customer arrives or lets others pass, and while the line moves, words about a
 * line until the next such words, a question about the visit unless it was reopened. Checked in the transaction of each
 * act and again before sending.
 */
public final class StillTrue {

    /** The code of a message that was not sent because a later event made it pointless. */
    public static final String SUPERSEDED = "superseded";

    public static final String BECAUSE = "What happened to the ticket meanwhile made it pointless.";

    static final String REPLACED = "Another message was sent in its place.";

    private static final Map<NotificationEvent, Predicate<TicketState>> WHILE = new EnumMap<>(Map.of(
            NotificationEvent.TICKET_CREATED, TicketState::isInLine,
            NotificationEvent.TICKET_ALMOST, TicketState::isInLine,
            NotificationEvent.TICKET_CALLED, state -> state == TicketState.CALLED,
            NotificationEvent.TICKET_MISSED, state -> state == TicketState.MISSED,
            NotificationEvent.TICKET_TRANSFERRED, TicketState::isInLine));

    // A message that is sent again by another channel has an occurrence below zero.
    /** Over {@code notification}, with the parameters of {@link #bind}: a message that must not leave any more. */
    public static final String OVERTAKEN = """
            (exists (
                select from leg join visit on visit.id = leg.visit_id
                where leg.id = notification.leg_id and case notification.event
                    when 'custom' then visit.ended_at is not null or notification.occurrence >= 0 and exists (
                        select from notification later
                        where later.visit_id = notification.visit_id and later.event = 'custom'
                            and later.leg_id is not null and later.occurrence > notification.occurrence)
                    when 'feedback_request' then visit.ended_at is null
                    else not leg.is_current
                        or (notification.event, leg.state) not in (select * from unnest(:events, :states))
                        or notification.event = 'ticket_called' and notification.occurrence >= 0
                            and notification.occurrence <> leg.call_count
                        or notification.event = 'ticket_called' and notification.occurrence < 0 and exists (
                            select from notification first
                            where first.id = notification.fallback_of
                              and first.occurrence >= 0 and first.occurrence <> leg.call_count)
                        or notification.event = 'ticket_almost' and notification.occurrence >= 0 and (
                            exists (select from open_incident
                                    join queue on queue.site_id = open_incident.site_id where queue.id = leg.queue_id)
                            or (select type from ticket_event
                                where visit_id = leg.visit_id and leg_id = leg.id
                                  and type in ('almost', 'postponed', 'arrived')
                                order by id desc limit 1) <> 'almost')
                end)
            or exists (
                select from notification other
                where other.fallback_of = notification.id
                    and other.status in ('pending', 'sending', 'sent', 'delivered', 'read')))
            """;

    private StillTrue() {}

    public static StatementSpec bind(StatementSpec statement) {
        List<String> events = new ArrayList<>();
        List<String> states = new ArrayList<>();
        WHILE.forEach((event, wanted) -> TicketState.all(wanted).forEach(state -> {
            events.add(event.code());
            states.add(state.code());
        }));
        return statement.param("events", events.toArray(String[]::new)).param("states", states.toArray(String[]::new));
    }
}
