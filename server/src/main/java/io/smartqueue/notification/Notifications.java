package io.smartqueue.notification;

import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Times;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The messages, and how far each has come. */
@Service
public class Notifications {

    /** Every part may be absent; with sites, only messages about visits there. */
    public record Filter(
            @Nullable NotificationStatus status,
            @Nullable Medium channel,
            @Nullable String recipient,
            @Nullable UUID ticket,
            Set<UUID> sites) {}

    private static final String COLUMNS = """
            id, template_id, channel, event, visit_id, recipient, subject, body, status, error_code, error_message,
            provider_id, segments, encoding, cost, created_at, sent_at, delivered_at
            """;
    private static final RowMapper<Notification> NOTIFICATION = (row, n) -> new Notification(
            row.getObject("id", UUID.class),
            NotificationStatus.of(row.getString("status")),
            Medium.of(row.getString("channel")),
            NotificationEvent.of(row.getString("event")),
            new Notification.Origin(row.getObject("visit_id", UUID.class), row.getObject("template_id", UUID.class)),
            row.getString("recipient"),
            new Notification.Text(row.getString("subject"), row.getString("body")),
            new Notification.Report(
                    row.getString("error_code"),
                    row.getString("error_message"),
                    row.getString("provider_id"),
                    row.getObject("segments", Integer.class),
                    row.getString("encoding"),
                    row.getBigDecimal("cost")),
            new Notification.Times(
                    Times.instant(row, "created_at"),
                    Times.instantOrNull(row, "sent_at"),
                    Times.instantOrNull(row, "delivered_at")),
            List.of());

    private final JdbcClient jdbc;

    Notifications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Optional<Notification> find(UUID id) {
        return find(Set.of(id)).stream().findFirst();
    }

    @Transactional(readOnly = true)
    public List<Notification> find(Set<UUID> ids) {
        return withSteps(jdbc.sql("select " + COLUMNS + " from notification where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(NOTIFICATION)
                .list());
    }

    @Transactional(readOnly = true)
    public PageResult<Notification> list(PageRequest paging, Filter filter) {
        String from = """
                from notification
                where (:status::text is null or status = :status) and (:channel::text is null or channel = :channel)
                    and (:recipient::text is null or recipient = :recipient)
                    and (:ticket::uuid is null or visit_id = :ticket)
                    and (:anywhere or visit_id in (select id from visit where site_id = any(:sites)))
                """;
        long count = filtered(PageRequest.count(from), filter).query(Long.class).single();
        List<Notification> found = filtered("select " + COLUMNS + from + paging.orderAndLimit(), filter)
                .query(NOTIFICATION)
                .list();
        return paging.of(count, withSteps(found));
    }

    private JdbcClient.StatementSpec filtered(String sql, Filter filter) {
        return jdbc.sql(sql)
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().code())
                .param(
                        "channel",
                        filter.channel() == null ? null : filter.channel().code())
                .param("recipient", filter.recipient())
                .param("ticket", filter.ticket())
                .param("anywhere", filter.sites().isEmpty())
                .param("sites", filter.sites().toArray(UUID[]::new));
    }

    private List<Notification> withSteps(List<Notification> notifications) {
        record Line(UUID notification, Notification.Step step) {}
        Map<UUID, List<Line>> steps = jdbc
                .sql("""
                        select notification_id, at, type, attempt, code, detail from notification_event
                        where notification_id = any(:ids) order by id
                        """)
                .param("ids", notifications.stream().map(Notification::id).toArray(UUID[]::new))
                .query((row, n) -> new Line(
                        row.getObject("notification_id", UUID.class),
                        new Notification.Step(
                                Times.instant(row, "at"),
                                row.getString("type"),
                                row.getInt("attempt"),
                                row.getString("code"),
                                row.getString("detail"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Line::notification));
        return notifications.stream()
                .map(one -> one.withEvents(steps.getOrDefault(one.id(), List.of()).stream()
                        .map(Line::step)
                        .toList()))
                .toList();
    }
}
