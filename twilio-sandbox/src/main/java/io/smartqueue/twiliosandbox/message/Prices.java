package io.smartqueue.twiliosandbox.message;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a message costs once it has ended. */
final class Prices {
    private final Function<Address, Optional<BigDecimal>> unit;

    /** @param unit the price of one segment, or of one message on WhatsApp; empty if it is not known */
    Prices(Function<Address, Optional<BigDecimal>> unit) {
        this.unit = unit;
    }

    /** Negative, as Twilio writes it. */
    @Nullable BigDecimal of(Message message, MessageStatus end) {
        return switch (end) {
            case DELIVERED, READ, UNDELIVERED, RECEIVED ->
                unit.apply(message.to())
                        .map(price -> price.multiply(BigDecimal.valueOf(units(message)))
                                .negate())
                        .orElse(null);
            // What never left Twilio is not billed.
            case FAILED, CANCELED, SCHEDULED, ACCEPTED, QUEUED, SENDING, SENT -> null;
        };
    }

    private static int units(Message message) {
        return message.to().channel() == Channel.SMS ? message.segments().count() : 1;
    }
}
