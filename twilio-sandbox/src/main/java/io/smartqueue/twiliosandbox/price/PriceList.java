package io.smartqueue.twiliosandbox.price;

import io.smartqueue.twiliosandbox.message.Address;
import io.smartqueue.twiliosandbox.message.Channel;
import io.smartqueue.twiliosandbox.message.Countries;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The prices, and what is left on the account. Those at the start are only plausible. */
public final class PriceList {
    private static final Rules USUAL = new Rules(
            "USD",
            new BigDecimal("100.00"),
            List.of(
                    sms("US", "0.00830"),
                    sms("FR", "0.07980"),
                    sms("SN", "0.44000"),
                    sms(PriceRule.ALL, "0.05000"),
                    new PriceRule(Channel.WHATSAPP, PriceRule.ALL, "", "", "", new BigDecimal("0.00500"))));

    private volatile Rules now = USUAL;

    /** @param balance what is left, of which nothing is taken by sending */
    public record Rules(String currency, BigDecimal balance, List<PriceRule> prices) {
        public Rules {
            prices = List.copyOf(prices);
            if (!currency.matches("[A-Z]{3}")) {
                throw new IllegalArgumentException("currency is an ISO code like USD; not " + currency);
            }
        }
    }

    public Rules now() {
        return now;
    }

    public void set(Rules rules) {
        now = rules;
    }

    public void reset() {
        now = USUAL;
    }

    /** Of one segment or message; empty if no rule covers it. */
    public Optional<BigDecimal> unit(Address to) {
        String country = Countries.of(to).orElse(PriceRule.ALL);
        return Stream.of(country, PriceRule.ALL)
                .flatMap(wanted -> now.prices().stream()
                        .filter(rule ->
                                rule.channel() == to.channel() && rule.country().equals(wanted)))
                .map(PriceRule::price)
                .findFirst();
    }

    private static PriceRule sms(String country, String price) {
        return new PriceRule(Channel.SMS, country, "", "", "", new BigDecimal(price));
    }
}
