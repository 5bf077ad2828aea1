package io.smartqueue.conversation.exchange;

import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Times;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.queue.TicketId;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads all messages about a ticket in both directions, the answers of the program included. */
@Component
public class Exchanges {

    private static final int MOST_RECENT = 20;

    private static final String ENTRIES = """
            with sent as (
                select id from notification where visit_id = :ticket
                union
                select answer_id from inbound_message where visit_id = :ticket and answer_id is not null
            ), entry as (
                select id, 'in' as direction, channel, received_at as at, body, button, null as event,
                    null as status, null as error_code, null as author
                from inbound_message where visit_id = :ticket
                union all
                select notification.id, 'out', channel, notification.created_at, body, null, event,
                    notification.status, error_code, public_name
                from sent
                join notification on notification.id = sent.id
                left join membership on membership.id = author_id
            )
            """;
    private static final String COLUMNS =
            "select id, direction, channel, at, body, button, event, status, error_code, author";

    private final JdbcClient jdbc;

    Exchanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public PageResult<Exchanged> list(TicketId ticket, PageRequest paging) {
        return paging.of(
                jdbc.sql(ENTRIES + "select count(*) from entry")
                        .param("ticket", ticket.value())
                        .query(Long.class)
                        .single(),
                jdbc.sql(ENTRIES + COLUMNS + " from entry" + paging.orderAndLimit())
                        .param("ticket", ticket.value())
                        .query((row, n) -> entry(row))
                        .list());
    }

    /** One of them. */
    @Transactional(readOnly = true)
    public Optional<Exchanged> find(TicketId ticket, UUID id) {
        return jdbc.sql(ENTRIES + COLUMNS + " from entry where id = :id")
                .param("ticket", ticket.value())
                .param("id", id)
                .query((row, n) -> entry(row))
                .optional();
    }

    /** The last that people have written, on both sides, oldest first. */
    @Transactional(readOnly = true)
    public List<Exchanged> recent(TicketId ticket) {
        return jdbc.sql(ENTRIES + COLUMNS + """
                         from entry where direction = 'in' or author is not null
                        order by at desc, id desc limit :most
                        """)
                .param("ticket", ticket.value())
                .param("most", MOST_RECENT)
                .query((row, n) -> entry(row))
                .list()
                .reversed();
    }

    private static Exchanged entry(ResultSet row) throws SQLException {
        return new Exchanged(
                row.getObject("id", UUID.class),
                row.getString("direction").equals("in") ? Exchanged.Direction.IN : Exchanged.Direction.OUT,
                Medium.of(row.getString("channel")),
                Times.instant(row, "at"),
                row.getString("body"),
                row.getString("button"),
                Optional.ofNullable(row.getString("event"))
                        .map(NotificationEvent::of)
                        .orElse(null),
                Optional.ofNullable(row.getString("status"))
                        .map(NotificationStatus::of)
                        .orElse(null),
                row.getString("error_code"),
                row.getString("author"));
    }
}
