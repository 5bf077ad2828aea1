package io.smartqueue.cost.price;

import io.smartqueue.customer.Medium;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a message that its price follows from.
 *
 * @param country of its number, ISO 3166-1 alpha-2; empty when it has none, as an e-mail
 * @param network MCC and MNC; null while nobody knows it
 * @param category {@link Category#ANY} where the channel has none
 * @param window {@link Window#ANY} where the channel has none; one of which nobody knows counts as closed
 * @param segments at least 1
 */
public record PricedMessage(
        Medium channel,
        Direction direction,
        String country,
        @Nullable String network,
        Category category,
        Window window,
        int segments,
        Instant at) {

    public enum Category {
        ANY,
        UTILITY,
        MARKETING,
        SERVICE
    }

    public enum Window {
        ANY,
        OPEN,
        CLOSED
    }

    public enum Direction {
        OUT,
        IN
    }

    public static PricedMessage sms(String country, int segments, Instant at) {
        return new PricedMessage(Medium.SMS, Direction.OUT, country, null, Category.ANY, Window.ANY, segments, at);
    }
}
