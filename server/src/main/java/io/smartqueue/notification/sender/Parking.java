package io.smartqueue.notification.sender;

import io.smartqueue.customer.Medium;
import io.smartqueue.postgres.pool.Workload;
import io.smartqueue.tenant.TenantId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Parks a sender after the commit of the receipt that asks for it. In its transaction, which locks messages, two
 * receipts could wait for each other, and all others would wait for the sender's row.
 */
@Component
public class Parking {

    /** A receipt shows that the provider refuses us; heard after the commit. */
    public record Wanted(TenantId organisation, Medium medium, Optional<String> account, String code, String words) {}

    private static final Logger log = LoggerFactory.getLogger(Parking.class);

    private final Senders senders;

    Parking(Senders senders) {
        this.senders = senders;
    }

    // On a thread of its own, because this one still has the connection of the transaction that has ended.
    @TransactionalEventListener
    void park(Wanted wanted) {
        Thread.startVirtualThread(() -> Workload.MESSAGES.run(() -> {
            try {
                senders.park(wanted.organisation(), wanted.medium(), wanted.account(), wanted.code(), wanted.words());
            } catch (RuntimeException away) {
                log.warn("the next receipt like this parks the sender: {}", away.getMessage());
            }
        }));
    }
}
