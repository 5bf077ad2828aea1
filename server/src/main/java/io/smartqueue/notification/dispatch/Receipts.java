package io.smartqueue.notification.dispatch;

import io.smartqueue.channel.DeliveryReceipt;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Times;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.notification.StepType;
import io.smartqueue.notification.dispatch.Claims.Claim;
import io.smartqueue.tenant.CurrentTenant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores what the provider reports. Receipts come in any order, several times, and sometimes before our own commit, so
 * a notification only moves forward.
 */
@Component
class Receipts {

    private static final Logger log = LoggerFactory.getLogger(Receipts.class);

    private final Claims claims;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    Receipts(
            Claims claims,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            InstantSource clock,
            ApplicationEventPublisher events) {
        this.claims = claims;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.events = events;
    }

    @EventListener
    void received(DeliveryReceipt receipt) {
        claims.find(receipt.message(), receipt.providerId())
                .ifPresentOrElse(
                        claim -> write(claim, receipt),
                        () -> log.info("a receipt for {} which is none of our messages", receipt.providerId()));
    }

    private void write(Claim claim, DeliveryReceipt receipt) {
        try (var named = claim.inLog()) {
            CurrentTenant.run(
                    claim.tenant(), () -> transaction.executeWithoutResult(begun -> writeDown(claim, receipt)));
        }
    }

    private void writeDown(Claim claim, DeliveryReceipt receipt) {
        // The same receipt may come twice at once: one after the other, so that the second sees the first's line.
        jdbc.sql("select from notification where id = :id for update")
                .param("id", claim.notification())
                .query((row, n) -> 0)
                .list();
        if (receipt.status().isPresent()) {
            advance(claim, receipt, NotificationStatus.of(receipt.status().get()));
        }
        jdbc.sql("""
                        insert into notification_event (tenant_id, notification_id, at, type, attempt, code, detail)
                        select tenant_id, id, :now,
                            case when provider_id = :provider then :word else :duplicate end, attempt, :code, :detail
                        from notification
                        where id = :id and not exists (
                            select from notification_event told where notification_id = :id and detail = :detail
                                and type in (:word, :duplicate) and told.code is not distinct from :code)
                        """)
                .param("id", claim.notification())
                .param("now", Times.sql(clock.instant()))
                .param("provider", receipt.providerId())
                .param("word", receipt.word())
                .param("duplicate", StepType.DUPLICATE.code())
                .param("code", receipt.errorCode().orElse(null))
                .param("detail", receipt.providerId())
                .update();
    }

    private void advance(Claim claim, DeliveryReceipt receipt, NotificationStatus status) {
        jdbc.sql("""
                        update notification set status = :status, provider_id = :provider, unknown_since = null,
                            error_code = :code, error_message = :message, sent_at = coalesce(sent_at, :now),
                            delivered_at = case when :delivered
                                then coalesce(delivered_at, :now) else delivered_at end
                        where id = :id and coalesce(provider_id, :provider) = :provider
                            and (status = any(:before) or status = any(:given_up) and provider_id is null)
                        returning channel
                        """)
                .param("id", claim.notification())
                .param("provider", receipt.providerId())
                .param("status", status.code())
                .param("delivered", status.isDelivered())
                .param("code", receipt.errorCode().orElse(null))
                .param("message", receipt.errorMessage().orElse(null))
                .param("now", Times.sql(clock.instant()))
                .param("before", NotificationStatus.codes(status.mayFollow()))
                .param("given_up", NotificationStatus.givenUp())
                .query(String.class)
                .optional()
                .ifPresent(medium -> events.publishEvent(new DispatchMetrics.Turn(
                        Medium.of(medium),
                        receipt.word(),
                        status.isLost(),
                        Optional.of(status),
                        receipt.errorCode(),
                        Optional.of(receipt.providerId()))));
    }
}
