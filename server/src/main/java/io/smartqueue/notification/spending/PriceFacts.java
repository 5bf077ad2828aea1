package io.smartqueue.notification.spending;

import io.smartqueue.cost.ledger.LedgerMessage;
import io.smartqueue.cost.price.PricedMessage;
import io.smartqueue.cost.price.PricedMessage.Category;
import io.smartqueue.cost.price.PricedMessage.Direction;
import io.smartqueue.cost.price.PricedMessage.Window;
import io.smartqueue.customer.Medium;
import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.notification.outbox.Letter;
import io.smartqueue.notification.text.Segments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the price of a message follows from. */
@Component
class PriceFacts {

    private final JdbcClient jdbc;

    PriceFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of messages of the current organisation, oldest first. */
    List<LedgerMessage> read(Collection<UUID> messages, Instant at) {
        return jdbc.sql("""
            select notification.id, notification.channel, event, recipient, body, segments, provider_id,
                sender_id, site_id, service_id, category, window_open
            from notification
            left join lateral (
                select site_id, service_id from leg join queue on queue.id = queue_id where leg.id = leg_id offset 0
            ) place on true
            where notification.id = any(:ids)
            order by notification.id
            """)
                .param("ids", messages.toArray(UUID[]::new))
                .query((row, n) -> message(row, at))
                .list();
    }

    /** Which of these messages tell the operator of their own affairs, such as that the budget is spent. */
    Set<UUID> news(Collection<UUID> messages) {
        return jdbc.sql("select id from notification where id = any(:ids) and jsonb_exists(context, :news)")
                .param("ids", messages.toArray(UUID[]::new))
                .param("news", Letter.Words.NEWS)
                .query((row, n) -> row.getObject("id", UUID.class))
                .set();
    }

    private static LedgerMessage message(ResultSet row, Instant at) throws SQLException {
        Medium medium = Medium.of(row.getString("channel"));
        String country = PhoneNumber.of(row.getString("recipient"))
                .map(PhoneNumber::country)
                .orElse("");
        int segments = Objects.requireNonNullElse(row.getObject("segments", Integer.class), 1);
        return new LedgerMessage(
                row.getObject("id", UUID.class),
                row.getString("event"),
                new LedgerMessage.Place(row.getObject("site_id", UUID.class), row.getObject("service_id", UUID.class)),
                medium == Medium.WHATSAPP
                        ? new PricedMessage(
                                medium, Direction.OUT, country, null, category(row), window(row), segments, at)
                        : new PricedMessage(
                                medium, Direction.OUT, country, null, Category.ANY, Window.ANY, segments, at),
                smsSegments(medium, country, segments, row.getString("body")),
                String.valueOf(row.getObject("sender_id", UUID.class)),
                Objects.requireNonNullElse(row.getString("provider_id"), ""));
    }

    /** Before it is decided how a message leaves, the dearer is supposed: words of our own, outside the window. */
    private static Category category(ResultSet row) throws SQLException {
        return switch (Objects.requireNonNullElse(row.getString("category"), "service")) {
            case "utility" -> Category.UTILITY;
            case "marketing" -> Category.MARKETING;
            case "service" -> Category.SERVICE;
            default -> Category.ANY;
        };
    }

    private static Window window(ResultSet row) throws SQLException {
        return row.getBoolean("window_open") ? Window.OPEN : Window.CLOSED;
    }

    private static int smsSegments(Medium medium, String country, int segments, String body) {
        if (country.isEmpty()) {
            return 0;
        }
        return medium == Medium.SMS ? segments : Segments.of(body).count();
    }
}
