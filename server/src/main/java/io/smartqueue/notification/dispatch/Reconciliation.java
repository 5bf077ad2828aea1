package io.smartqueue.notification.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.smartqueue.customer.Medium;
import io.smartqueue.postgres.pool.Workload;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.TenantId;
import io.smartqueue.tenant.Tenants;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the provider each night what became of the messages whose last receipt was lost. Nothing is sent again. A
 * message is asked for by one server a night, for three days.
 */
@Component
class Reconciliation {

    /** How many messages were asked for, and of how many of them the state was another or could not be had. */
    record Result(int asked, int repaired, int unanswered) {

        Result and(Result other) {
            return new Result(asked + other.asked, repaired + other.repaired, unanswered + other.unanswered);
        }
    }

    private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);
    private static final int BATCH = 100;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Tenants tenants;
    private final Inquiries inquiries;
    private final MeterRegistry meters;

    Reconciliation(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Tenants tenants,
            Inquiries inquiries,
            MeterRegistry meters) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.tenants = tenants;
        this.inquiries = inquiries;
        this.meters = meters;
    }

    @Scheduled(cron = "0 40 2 * * *", zone = "UTC")
    void eachNight() {
        Thread.startVirtualThread(() -> Workload.BACKGROUND.run(() -> {
            try {
                reconcile();
            } catch (RuntimeException fault) {
                log.error("the messages of the last days are not all compared with the provider's list", fault);
            }
        }));
    }

    Result reconcile() {
        Result all = tenants.all().stream()
                .map(Tenant::id)
                .map(tenant -> CurrentTenant.call(tenant, () -> reconcile(tenant)))
                .reduce(new Result(0, 0, 0), Result::and);
        meters.counter("smartqueue.reconciled", "result", "repaired").increment(all.repaired());
        meters.counter("smartqueue.reconciled", "result", "unanswered").increment(all.unanswered());
        meters.counter("smartqueue.reconciled", "result", "same")
                .increment((double) all.asked() - all.repaired() - all.unanswered());
        log.info(
                "compared {} messages without a last receipt with the provider's list: {} repaired, {} unanswered",
                all.asked(),
                all.repaired(),
                all.unanswered());
        return all;
    }

    private Result reconcile(TenantId tenant) {
        Result result = new Result(0, 0, 0);
        List<Inquiries.Sent> batch = next();
        while (!batch.isEmpty()) {
            for (Inquiries.Sent sent : batch) {
                result = result.and(ask(tenant, sent));
            }
            batch = batch.size() < BATCH ? List.of() : next();
        }
        return result;
    }

    private Result ask(TenantId tenant, Inquiries.Sent sent) {
        Inquiries.Answer answer = inquiries.ask(tenant, sent);
        return new Result(1, answer == Inquiries.Answer.REPAIRED ? 1 : 0, answer == Inquiries.Answer.NONE ? 1 : 0);
    }

    // Of what has been sent, look_at means nothing else any more.
    private List<Inquiries.Sent> next() {
        return transaction.execute(begun -> jdbc.sql("""
                        with sent as (
                            select id from notification
                            where status = 'sent' and created_at > now() - interval '3 days'
                                and provider_id is not null and look_at < now() and channel = any(:askable)
                            order by created_at limit :most for update skip locked
                        )
                        update notification set look_at = now() + interval '12 hours'
                        from sent where notification.id = sent.id
                        returning provider_id, channel
                        """)
                .param("most", BATCH)
                .param("askable", inquiries.askable())
                .query((row, n) ->
                        new Inquiries.Sent(row.getString("provider_id"), Medium.of(row.getString("channel"))))
                .list());
    }
}
