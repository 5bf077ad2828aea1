package io.smartqueue.channel;

import io.smartqueue.customer.Medium;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a provider takes for its messages, as it says itself. */
public interface ProviderPrices {

    /**
     * The price of a segment of an SMS.
     *
     * @param network MCC and MNC; null = any
     */
    record SegmentPrice(boolean inbound, @Nullable String network, BigDecimal amount) {}

    /** @param currency ISO 4217 */
    record OfCountry(String currency, List<SegmentPrice> segments) {}

    sealed interface OfMessage {

        /** @param currency ISO 4217 */
        record Known(BigDecimal amount, String currency) implements OfMessage {}

        /** The provider has not billed it, and may never. */
        record NotBilled() implements OfMessage {}

        /** Nobody answered; it can be asked again. */
        record Unanswered() implements OfMessage {}
    }

    /** Whether it carries messages of this channel. */
    boolean covers(Medium medium);

    /**
     * Its list for SMS. Not to be called in a transaction.
     *
     * @return empty when it is not set up, or does not answer
     */
    Optional<OfCountry> of(String country);

    /** What it took for a message that it has. Not to be called in a transaction. */
    OfMessage ofMessage(String providerId);
}
