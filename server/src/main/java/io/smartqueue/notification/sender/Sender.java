package io.smartqueue.notification.sender;

import io.smartqueue.customer.Medium;
import io.smartqueue.tenant.TenantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An address that messages leave from.
 *
 * @param account of the provider, which the address belongs to
 * @param rate segments a second, or messages where none are counted; 0 = unlimited
 * @param owner the organisation whose own account it belongs to; empty for the installation's
 * @param parked why its messages wait, while they do
 */
public record Sender(
        UUID id,
        Medium medium,
        String address,
        String account,
        Optional<TenantId> owner,
        BigDecimal rate,
        Optional<Because> parked) {

    /** What the provider said when it refused us. */
    public record Because(String code, String message, Instant since) {}

    public boolean isPaced() {
        return rate.signum() > 0;
    }

    public boolean isParked() {
        return parked.isPresent();
    }
}
