package io.smartqueue.notification.sender;

import io.smartqueue.customer.Medium;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An address that messages leave from.
 *
 * @param account of the provider, which the address belongs to
 * @param rate segments a second, or messages where none are counted; 0 = unlimited
 * @param parked why its messages wait, while they do
 */
public record Sender(
        UUID id, Medium medium, String address, String account, BigDecimal rate, Optional<Because> parked) {

    /** What the provider said when it refused us. */
    public record Because(String code, String message, Instant since) {}

    public boolean isPaced() {
        return rate.signum() > 0;
    }

    public boolean isParked() {
        return parked.isPresent();
    }
}
