package io.smartqueue.notification.occasion;

import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.outbox.Letter;
import io.smartqueue.notification.outbox.Outbox;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.ticket.FactsReader;
import io.smartqueue.queue.ticket.TicketFacts;
import io.smartqueue.tenant.CurrentTenant;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Messages about a visit that leave some time later, once. */
@Component
public class LaterMessages {

    private final JdbcClient jdbc;
    private final FactsReader reader;
    private final TicketLetters letters;
    private final Outbox outbox;

    LaterMessages(JdbcClient jdbc, FactsReader reader, TicketLetters letters, Outbox outbox) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.letters = letters;
        this.outbox = outbox;
    }

    /**
     * Leaves a message to the holder of a ticket by each channel that they accept, or by the first of the plan. Nothing
     * is left when one about the event has left already or waits; those that were withdrawn do not count.
     *
     * @return whether a message was left
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean leave(TicketId ticket, NotificationEvent event, Instant notBefore) {
        OptionalInt before = withdrawn(ticket, event);
        if (before.isEmpty()) {
            return false;
        }
        TicketFacts facts = reader.get(ticket);
        var about = new Letter.About(ticket.value(), facts.leg().value(), before.getAsInt());
        List<Outbox.Left> owed = letters.owed(CurrentTenant.get(), event, about, facts)
                .map(left -> new Outbox.Left(left.letter().later(notBefore), left.unmadeBecause()))
                .toList();
        return !outbox.addAll(owed).isEmpty();
    }

    /** How many messages about the event were withdrawn; empty when one was not. */
    private OptionalInt withdrawn(TicketId ticket, NotificationEvent event) {
        return jdbc.sql("""
                        select count(*) as made, count(*) filter (where status = 'cancelled') as withdrawn
                        from notification where visit_id = :visit and event = :event
                        """)
                .param("visit", ticket.value())
                .param("event", event.code())
                .query((row, n) -> row.getInt("made") == row.getInt("withdrawn")
                        ? OptionalInt.of(row.getInt("made"))
                        : OptionalInt.empty())
                .single();
    }
}
