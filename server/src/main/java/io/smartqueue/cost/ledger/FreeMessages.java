package io.smartqueue.cost.ledger;

import io.smartqueue.cost.price.PriceRule;
import io.smartqueue.cost.price.Quote;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts the messages of a sender under a rule that lets some go for nothing each month. One row is locked for each
 * rule and sender until the commit; without such a rule none is.
 */
@Component
class FreeMessages {

    private record Meter(UUID rule, String sender, LocalDate month) implements Comparable<Meter> {

        private static final Comparator<Meter> ORDER =
                Comparator.comparing(Meter::rule).thenComparing(Meter::sender).thenComparing(Meter::month);

        static Meter of(PriceRule rule, LedgerMessage message) {
            return new Meter(
                    rule.id(),
                    message.sender(),
                    message.priced().at().atZone(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1));
        }

        @Override
        public int compareTo(Meter other) {
            return ORDER.compare(this, other);
        }
    }

    private record Counted(PriceRule rule, List<LedgerMessage> messages) {}

    private final JdbcClient jdbc;

    FreeMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return of each message the rules under which it is free */
    Map<LedgerMessage, Set<PriceRule>> take(Map<LedgerMessage, Quote> quotes) {
        Map<Meter, Counted> meters = new TreeMap<>();
        quotes.forEach((message, quote) -> quote.metered()
                .forEach(rule -> meters.computeIfAbsent(
                                Meter.of(rule, message), first -> new Counted(rule, new ArrayList<>()))
                        .messages()
                        .add(message)));
        Map<LedgerMessage, Set<PriceRule>> free = new HashMap<>();
        meters.forEach((meter, counted) -> {
            long many = counted.messages().size();
            long usedBefore = add(meter, many) - many;
            long left = Math.clamp(Objects.requireNonNull(counted.rule().terms().freePerMonth()) - usedBefore, 0, many);
            counted.messages().stream()
                    .limit(left)
                    .forEach(message -> free.computeIfAbsent(message, first -> new HashSet<>())
                            .add(counted.rule()));
        });
        return free;
    }

    private long add(Meter meter, long many) {
        return jdbc.sql("""
            insert into free_use (rule_id, sender, month, used) values (:rule, :sender, :month, :many)
            on conflict (rule_id, sender, month) do update set used = free_use.used + excluded.used
            returning used
            """)
                .param("rule", meter.rule())
                .param("sender", meter.sender())
                .param("month", meter.month())
                .param("many", many)
                .query(Long.class)
                .single();
    }
}
