package io.smartqueue.cost.ledger;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What messages cost in some days, in one currency.
 *
 * @param withoutPrice messages that are not in the estimates, as no price of theirs was known or no rate of exchange
 */
record Costs(String currency, List<Row> rows, long withoutPrice) {

    enum By {
        DAY("day"),
        CHANNEL("channel"),
        EVENT("event"),
        SITE("site_id"),
        SERVICE("service_id");

        private final String column;

        By(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }

    /**
     * What the row is about; only one part is there.
     *
     * @param event or {@link LedgerMessage#INBOUND}
     * @param siteId null also of messages about no visit
     */
    record Key(
            @Nullable LocalDate day,
            @Nullable String channel,
            @Nullable String event,
            @Nullable UUID siteId,
            @Nullable UUID serviceId) {

        @Nullable Object of(By by) {
            return switch (by) {
                case DAY -> day;
                case CHANNEL -> channel;
                case EVENT -> event;
                case SITE -> siteId;
                case SERVICE -> serviceId;
            };
        }
    }

    /**
     * @param messages sent and received
     * @param segments paid parts; 1 for each message of a channel without segments
     * @param estimate by the rules, without what was taken back; null when no price of the row is known
     * @param settled what the provider says that it took until now; null before it said so of any
     * @param withoutPrice how many are not in the estimate
     * @param bySms what the same messages to people would have cost, had all gone as SMS; null where that is not known
     *     of each
     */
    record Row(
            @JsonUnwrapped Key key,
            long messages,
            long segments,
            @Nullable BigDecimal estimate,
            @Nullable BigDecimal settled,
            long withoutPrice,
            @Nullable BigDecimal bySms) {}
}
