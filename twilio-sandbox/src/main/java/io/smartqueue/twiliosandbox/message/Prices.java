package io.smartqueue.twiliosandbox.message;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plausible prices in US dollars for display and sums; the true ones depend on the account. */
final class Prices {
    private static final BigDecimal WHATSAPP = new BigDecimal("0.00500");
    private static final BigDecimal ELSEWHERE = new BigDecimal("0.05000");
    private static final Map<String, BigDecimal> SMS_BY_COUNTRY = Map.of(
            "+1", new BigDecimal("0.00830"),
            "+33", new BigDecimal("0.07980"),
            "+221", new BigDecimal("0.44000"));

    private Prices() {}

    static @Nullable BigDecimal of(Message message, MessageStatus end) {
        return switch (end) {
            case DELIVERED, READ, UNDELIVERED, RECEIVED ->
                unit(message.to())
                        .multiply(BigDecimal.valueOf(message.segments().count()))
                        .negate();
            // What never left Twilio is not billed.
            case FAILED, CANCELED, SCHEDULED, ACCEPTED, QUEUED, SENDING, SENT -> null;
        };
    }

    private static BigDecimal unit(Address to) {
        if (to.channel() == Channel.WHATSAPP) {
            return WHATSAPP;
        }
        return SMS_BY_COUNTRY.entrySet().stream()
                .filter(country -> to.name().startsWith(country.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(ELSEWHERE);
    }
}
