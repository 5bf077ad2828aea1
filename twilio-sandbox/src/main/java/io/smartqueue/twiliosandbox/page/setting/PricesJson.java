package io.smartqueue.twiliosandbox.page.setting;

import io.smartqueue.twiliosandbox.http.Json;
import io.smartqueue.twiliosandbox.message.Channel;
import io.smartqueue.twiliosandbox.price.PriceList;
import io.smartqueue.twiliosandbox.price.PriceRule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code {"currency": "USD", "balance": "12.50", "prices": [{"channel": "sms", "country": "SN", "price": "0.44"}]}} */
record PricesJson(
        @Nullable String currency,
        @Nullable String balance,
        @Nullable List<RuleJson> prices) {

    /** A price is a string, as at Twilio: no number of JSON is exact. */
    record RuleJson(
            @Nullable String channel,
            @Nullable String country,
            @Nullable String carrier,
            @Nullable String mcc,
            @Nullable String mnc,
            @Nullable String price) {

        PriceRule rule() {
            return new PriceRule(
                    channel(channel == null ? "sms" : channel),
                    Objects.requireNonNullElse(country, PriceRule.ALL),
                    Objects.requireNonNullElse(carrier, ""),
                    Objects.requireNonNullElse(mcc, ""),
                    Objects.requireNonNullElse(mnc, ""),
                    amount(price == null ? "" : price));
        }

        private static Channel channel(String word) {
            try {
                return Channel.valueOf(word.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException unknown) {
                throw new IllegalArgumentException("channel is sms or whatsapp; not " + word, unknown);
            }
        }
    }

    static PricesJson of(PriceList.Rules now) {
        return new PricesJson(
                now.currency(),
                now.balance().toPlainString(),
                now.prices().stream()
                        .map(rule -> new RuleJson(
                                rule.channel().name().toLowerCase(Locale.ROOT),
                                rule.country(),
                                rule.carrier(),
                                rule.mcc(),
                                rule.mnc(),
                                rule.price().toPlainString()))
                        .toList());
    }

    /** @throws IllegalArgumentException saying what is wrong */
    static PricesJson parse(String json) {
        return Json.read(json, PricesJson.class);
    }

    /** Fields that are absent stay unchanged. */
    PriceList.Rules over(PriceList.Rules now) {
        return new PriceList.Rules(
                Objects.requireNonNullElse(currency, now.currency()),
                balance == null ? now.balance() : amount(balance),
                prices == null
                        ? now.prices()
                        : prices.stream().map(RuleJson::rule).toList());
    }

    private static BigDecimal amount(String text) {
        if (!text.matches("-?[0-9]{1,9}(\\.[0-9]{1,8})?")) {
            throw new IllegalArgumentException("an amount is written like \"0.44\"; not " + text);
        }
        return new BigDecimal(text);
    }
}
