package io.smartqueue.notification.dispatch;

import io.smartqueue.channel.DeliveryReceipt;
import io.smartqueue.tenant.TenantId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Receives delivery receipts; returns when each is stored, so that the provider repeats what was not. */
@Component
class Receipts {

    private static final Logger log = LoggerFactory.getLogger(Receipts.class);

    private final Claims claims;
    private final ProviderReports reports;

    Receipts(Claims claims, ProviderReports reports) {
        this.claims = claims;
        this.reports = reports;
    }

    @EventListener
    void received(DeliveryReceipt receipt) {
        String id = receipt.message().map(Object::toString).orElseGet(receipt::providerId);
        try (var named = MDC.putCloseable("notification", id)) {
            organisation(receipt)
                    .flatMap(tenant -> reports.store(tenant, ProviderReport.of(receipt)))
                    .ifPresentOrElse(
                            stored -> {},
                            () -> log.info("a receipt for {} which is none of our messages", receipt.providerId()));
        }
    }

    private Optional<TenantId> organisation(DeliveryReceipt receipt) {
        return receipt.organisation()
                .map(TenantId::new)
                .or(() -> claims.organisation(receipt.message(), receipt.providerId()));
    }
}
