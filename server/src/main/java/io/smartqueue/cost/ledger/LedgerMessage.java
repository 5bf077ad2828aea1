package io.smartqueue.cost.ledger;

import io.smartqueue.cost.price.PricedMessage;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that a provider has taken or brought, as the ledger keeps it.
 *
 * @param event what it is about, or {@link #INBOUND}
 * @param smsSegments of its words as an SMS; 0 when it cannot be one
 * @param sender our address, whose free messages are counted
 */
public record LedgerMessage(
        UUID id, String event, Place place, PricedMessage priced, int smsSegments, String sender, String providerId) {

    public static final String INBOUND = "inbound";

    /** Where the visit is that it is about, if any. */
    public record Place(@Nullable UUID site, @Nullable UUID service) {
        public static final Place NONE = new Place(null, null);
    }

    /** The same as an SMS. */
    Optional<PricedMessage> asSms() {
        return smsSegments == 0
                ? Optional.empty()
                : Optional.of(PricedMessage.sms(priced.country(), smsSegments, priced.at()));
    }
}
