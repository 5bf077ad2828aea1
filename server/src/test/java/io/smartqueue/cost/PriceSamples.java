package io.smartqueue.cost;

import io.smartqueue.Person;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prices as an operator writes them. */
public final class PriceSamples {

    private PriceSamples() {}

    public static Map<String, Object> rule(String channel, String country, String part, String amount) {
        Map<String, Object> rule = new HashMap<>();
        rule.put("channel", channel);
        rule.put("country", country);
        rule.put("category", "any");
        rule.put("window", "any");
        rule.put("direction", "out");
        rule.put("part", part);
        rule.put("unit", channel.equals("sms") ? "segment" : "message");
        rule.put("amount", new BigDecimal(amount));
        rule.put("currency", "USD");
        rule.put("valid_from", "2026-01-01T00:00:00Z");
        rule.put("source", "an example");
        return rule;
    }

    /** @param value null where JSON has null */
    @SuppressWarnings("NullAway")
    public static Map<String, Object> with(Map<String, Object> rule, String name, @Nullable Object value) {
        Map<String, Object> changed = new HashMap<>(rule);
        changed.put(name, value);
        return changed;
    }

    /** @return its id */
    public static String add(Person operator, Map<String, Object> rule) {
        return operator.post("/api/v1/admin/price-rules/", rule).is(201).id();
    }

    public static void exchange(Person operator, String base, String quote, String rate, String from) {
        int status = operator.post(
                        "/api/v1/admin/exchange-rates/",
                        Map.of(
                                "base",
                                base,
                                "quote",
                                quote,
                                "rate",
                                new BigDecimal(rate),
                                "valid_from",
                                from,
                                "source",
                                "an example"))
                .status();
        if (status != 201 && status != 409) {
            throw new AssertionError("no rate: " + status);
        }
    }
}
