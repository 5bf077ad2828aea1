package io.smartqueue.notification;

import io.smartqueue.cost.Money;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Times;
import io.smartqueue.notification.outbox.Outbox;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
import org.springframework.transaction.annotation.Isolation;
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
            @Nullable NotificationEvent event,
            @Nullable String errorCode,
            @Nullable Instant from,
            @Nullable Instant to,
            Set<UUID> sites) {

        public static Filter at(Set<UUID> sites) {
            return new Filter(null, null, null, null, null, null, null, null, sites);
        }
    }

    private static final String COLUMNS = """
            id, template_id, channel, event, visit_id, recipient, subject, body, status, error_code, error_message,
            provider_id, segments, encoding, cost, category, window_open,
            coalesce(sent_as, case when sent_at is not null then 'text' end) as sent_as,
            created_at, sent_at, delivered_at, is_forgotten,
            lane, not_before, expires_at, fallback_of,
        (select amount from ledger_entry where message_id = notification.id and kind = 'estimate') as estimate,
        (select currency from ledger_entry where message_id = notification.id and kind = 'estimate')
            as estimate_currency,
        (select amount from ledger_entry where message_id = notification.id and kind = 'settlement') as settled,
            (select address from sender where sender.id = sender_id) as sender,
            (select other.id from notification other where other.fallback_of = notification.id
                order by other.created_at limit 1) as fallback_to,
            case when error_code = 'superseded' then (
                select later.id from notification later
                where later.visit_id = notification.visit_id and later.created_at > notification.created_at
                    and later.channel = notification.channel and later.occurrence >= 0
                    and (later.event = 'custom') = (notification.event = 'custom')
                    -- The message about the act that withdrew it was written with that act.
                    and later.created_at <= interval '1 second' + (
                        select max(at) from notification_event
                        where notification_id = notification.id and type = 'cancelled')
                order by later.created_at desc, later.id desc limit 1
            ) end as superseded_by
            """;
    private static final RowMapper<Notification> NOTIFICATION = (row, n) -> new Notification(
            row.getObject("id", UUID.class),
            NotificationStatus.of(row.getString("status")),
            Medium.of(row.getString("channel")),
            NotificationEvent.of(row.getString("event")),
            new Notification.Origin(
                    row.getObject("visit_id", UUID.class),
                    row.getObject("template_id", UUID.class),
                    row.getInt("lane"),
                    row.getString("sender"),
                    row.getObject("fallback_of", UUID.class),
                    row.getObject("fallback_to", UUID.class),
                    row.getObject("superseded_by", UUID.class)),
            row.getString("recipient"),
            new Notification.Text(row.getString("subject"), row.getString("body")),
            new Notification.Report(
                    row.getString("error_code"),
                    row.getString("error_message"),
                    row.getString("provider_id"),
                    row.getObject("segments", Integer.class),
                    row.getString("encoding"),
                    cost(row),
                    estimate(row),
                    row.getString("sent_as"),
                    row.getString("category"),
                    row.getObject("window_open", Boolean.class)),
            new Notification.Times(
                    Times.instant(row, "created_at"),
                    Times.instantOrNull(row, "not_before"),
                    Times.instant(row, "expires_at"),
                    Times.instantOrNull(row, "sent_at"),
                    Times.instantOrNull(row, "delivered_at")),
            beginning(row));

    private final JdbcClient jdbc;

    Notifications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    // A message and its steps are two statements: without one snapshot, the steps could be those of a later status.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<Notification> find(UUID id) {
        return find(Set.of(id)).stream().findFirst();
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Notification> find(Set<UUID> ids) {
        return withSteps(jdbc.sql("select " + COLUMNS + " from notification where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(NOTIFICATION)
                .list());
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public PageResult<Notification> list(PageRequest paging, Filter filter) {
        String from = " from notification where true" + conditions(filter);
        long count = filtered(PageRequest.count(from), filter).query(Long.class).single();
        List<Notification> found = filtered("select " + COLUMNS + from + paging.orderAndLimit(), filter)
                .query(NOTIFICATION)
                .list();
        return paging.of(count, withSteps(found));
    }

    // Only what is asked for, and codes in the words of the statement, so that each filter finds its index. A site is
    // asked for by each message: PostgreSQL would else collect all visits there.
    private static String conditions(Filter filter) {
        return (filter.status == null ? "" : " and status = '" + filter.status.code() + "'")
                + (filter.channel == null ? "" : " and channel = '" + filter.channel.code() + "'")
                + (filter.recipient == null ? "" : " and recipient = :recipient")
                + (filter.ticket == null ? "" : " and visit_id = :ticket")
                + (filter.event == null ? "" : " and event = '" + filter.event.code() + "'")
                + (filter.errorCode == null ? "" : " and error_code = :error_code")
                + (filter.from == null ? "" : " and created_at >= :from")
                + (filter.to == null ? "" : " and created_at < :to")
                + (filter.sites.isEmpty()
                        ? ""
                        : " and (select visit.site_id from visit where visit.id = visit_id) = any(:sites)");
    }

    private JdbcClient.StatementSpec filtered(String sql, Filter filter) {
        return jdbc.sql(sql)
                .param("recipient", filter.recipient())
                .param("ticket", filter.ticket())
                .param("error_code", filter.errorCode())
                .param("from", filter.from() == null ? null : Times.sql(filter.from()))
                .param("to", filter.to() == null ? null : Times.sql(filter.to()))
                .param("sites", filter.sites().toArray(UUID[]::new));
    }

    private static @Nullable Money estimate(ResultSet row) throws SQLException {
        BigDecimal amount = row.getBigDecimal("estimate");
        return amount == null ? null : new Money(amount, row.getString("estimate_currency"));
    }

    /** Messages of earlier versions have no ledger. */
    private static @Nullable BigDecimal cost(ResultSet row) throws SQLException {
        BigDecimal settled = row.getBigDecimal("settled");
        return settled == null ? row.getBigDecimal("cost") : Money.plain(settled);
    }

    /** A message begins by waiting to be sent, which no row says, unless it could not be made or is forgotten. */
    private static List<Notification.Step> beginning(ResultSet row) throws SQLException {
        return row.getBoolean("is_forgotten") || Outbox.UNRENDERABLE.equals(row.getString("error_code"))
                ? List.of()
                : List.of(Notification.Step.waiting(Times.instant(row, "created_at")));
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
                .map(one -> one.followedBy(steps.getOrDefault(one.id(), List.of()).stream()
                        .map(Line::step)
                        .toList()))
                .toList();
    }
}
