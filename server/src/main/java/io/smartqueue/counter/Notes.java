package io.smartqueue.counter;

import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Times;
import io.smartqueue.queue.TicketId;
import io.smartqueue.security.StaffId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notes of agents about a visit, for the next agent. They are never changed or removed. */
@Service
public class Notes {

    /** The longest note, in characters. */
    public static final int LONGEST = 500;

    /** @param author by the public name */
    public record Note(UUID id, Instant at, String author, String text) {}

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Notes(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<Note> about(TicketId ticket) {
        return jdbc.sql("""
                        select note.id, at, public_name, words
                        from visit_note note join membership on membership.id = author_id
                        where visit_id = :ticket
                        order by at desc, note.id desc
                        limit 100
                        """)
                .param("ticket", ticket.value())
                .query((row, n) -> new Note(
                        row.getObject("id", UUID.class),
                        Times.instant(row, "at"),
                        row.getString("public_name"),
                        row.getString("words")))
                .list();
    }

    /** @param text from 1 to {@link #LONGEST} characters */
    @Transactional
    public Note write(TicketId ticket, StaffId author, String text) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into visit_note (id, tenant_id, visit_id, author_id, words, at)
                        select :id, tenant_id, id, :author, :words, :now from visit where id = :ticket
                        """)
                .param("id", id)
                .param("ticket", ticket.value())
                .param("author", author.value())
                .param("words", text.strip())
                .param("now", Times.sql(clock.instant()))
                .update();
        return about(ticket).stream()
                .filter(note -> note.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
