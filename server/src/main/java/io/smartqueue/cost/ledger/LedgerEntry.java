package io.smartqueue.cost.ledger;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smartqueue.cost.Money;
import io.smartqueue.cost.price.PricedMessage.Direction;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Times;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger.
 *
 * @param messageId of an outbound or an inbound message
 * @param amount null when no price was known
 */
record LedgerEntry(
        UUID id,
        UUID messageId,
        Kind kind,
        Instant at,
        @JsonUnwrapped About about,
        int segments,
        @Nullable BigDecimal amount,
        @Nullable String currency) {

    enum Kind {
        ESTIMATE,
        CORRECTION,
        SETTLEMENT
    }

    record About(
            LocalDate day,
            Medium channel,
            Direction direction,
            String event,
            @Nullable UUID siteId,
            @Nullable UUID serviceId) {}

    static final String COLUMNS = """
         id, message_id, kind, at, day, channel, direction, event, site_id, service_id, segments, amount,
         case when amount is not null then currency end as currency
        """;

    static LedgerEntry of(ResultSet row) throws SQLException {
        BigDecimal amount = row.getBigDecimal("amount");
        return new LedgerEntry(
                row.getObject("id", UUID.class),
                row.getObject("message_id", UUID.class),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                Times.instant(row, "at"),
                new About(
                        row.getObject("day", LocalDate.class),
                        Medium.of(row.getString("channel")),
                        Direction.valueOf(row.getString("direction").toUpperCase(Locale.ROOT)),
                        row.getString("event"),
                        row.getObject("site_id", UUID.class),
                        row.getObject("service_id", UUID.class)),
                row.getInt("segments"),
                amount == null ? null : Money.plain(amount),
                row.getString("currency"));
    }
}
