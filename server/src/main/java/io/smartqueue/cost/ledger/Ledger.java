package io.smartqueue.cost.ledger;

import io.smartqueue.channel.ProviderPrices;
import io.smartqueue.cost.Money;
import io.smartqueue.cost.price.PriceRule;
import io.smartqueue.cost.price.PriceRules;
import io.smartqueue.cost.price.PricedMessage;
import io.smartqueue.cost.price.Pricing;
import io.smartqueue.cost.price.Quote;
import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Times;
import io.smartqueue.tenant.Tenants;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Adds what messages of the current organisation cost, in the transaction in which that becomes known. */
@Service
public class Ledger {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final PriceRules rules;
    private final FreeMessages freeMessages;
    private final ProviderPrices prices;
    private final Tenants tenants;

    Ledger(
            JdbcClient jdbc,
            JsonMapper json,
            PriceRules rules,
            FreeMessages freeMessages,
            ProviderPrices prices,
            Tenants tenants) {
        this.jdbc = jdbc;
        this.json = json;
        this.rules = rules;
        this.freeMessages = freeMessages;
        this.prices = prices;
        this.tenants = tenants;
    }

    /** Estimates messages that a provider has taken or brought; one that is known already is left as it is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(List<LedgerMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        Pricing pricing = rules.pricing();
        Map<LedgerMessage, Quote> quotes = new LinkedHashMap<>();
        messages.forEach(message -> pricing.of(message.priced()).ifPresent(quote -> quotes.put(message, quote)));
        rules.use(quotes.values().stream()
                .flatMap(quote -> quote.rules().stream())
                .toList());
        Map<LedgerMessage, Set<PriceRule>> free = freeMessages.take(quotes);
        ZoneId zone = tenants.current().zone();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (LedgerMessage message : messages) {
            Optional<Money> estimate = Optional.ofNullable(quotes.get(message))
                    .map(quote -> quote.total(free.getOrDefault(message, Set.of())::contains))
                    .or(() -> nothing(message));
            Optional<Money> bySms = message.asSms().flatMap(pricing::of).map(Quote::total);
            rows.add(row(message, zone, estimate, bySms));
        }
        jdbc.sql(LedgerStatement.ESTIMATES)
                .param("rows", json.writeValueAsString(rows))
                .update();
    }

    /** What costs nothing in any country costs that in whatever currency. */
    private static Optional<Money> nothing(LedgerMessage message) {
        return message.priced().channel().isFree() ? Optional.of(new Money(BigDecimal.ZERO, "XOF")) : Optional.empty();
    }

    private Map<String, @Nullable Object> row(
            LedgerMessage message, ZoneId zone, Optional<Money> estimate, Optional<Money> bySms) {
        PricedMessage priced = message.priced();
        Optional<Money> comparable = bySms.filter(
                sms -> estimate.map(Money::currency).orElse(sms.currency()).equals(sms.currency()));
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", Ids.next());
        row.put("message_id", message.id());
        row.put("at", priced.at());
        row.put("day", priced.at().atZone(zone).toLocalDate());
        row.put("channel", priced.channel().code());
        row.put("direction", priced.direction().name().toLowerCase(Locale.ROOT));
        row.put("event", message.event());
        row.put("site_id", message.place().site());
        row.put("service_id", message.place().service());
        row.put("segments", priced.segments());
        row.put("amount", estimate.map(Ledger::digits).orElse(null));
        row.put("currency", estimate.or(() -> comparable).map(Money::currency).orElse(null));
        row.put("by_sms", comparable.map(Ledger::digits).orElse(null));
        row.put("is_sms_possible", message.smsSegments() > 0);
        row.put("provider_id", prices.covers(priced.channel()) ? message.providerId() : null);
        return row;
    }

    /** As text, because a number of JSON may lose digits on its way. */
    private static String digits(Money money) {
        return money.amount().toPlainString();
    }

    /** Takes the estimates of messages back that never left the provider. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeBack(Collection<UUID> messages, Instant at) {
        if (!messages.isEmpty()) {
            jdbc.sql(LedgerStatement.CORRECTIONS)
                    .param("ids", messages.toArray(UUID[]::new))
                    .param("at", Times.sql(at))
                    .update();
        }
    }

    /** What the provider took; counts once. */
    @Transactional
    public void settle(UUID message, BigDecimal amount, String currency, Instant at) {
        jdbc.sql(LedgerStatement.SETTLEMENT)
                .param("message", message)
                .param("amount", amount)
                .param("currency", currency)
                .param("at", Times.sql(at))
                .update();
    }
}
