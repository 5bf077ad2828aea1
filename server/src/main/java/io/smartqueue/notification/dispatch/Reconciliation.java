package io.smartqueue.notification.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.smartqueue.channel.Channel;
import io.smartqueue.channel.DeliveryReceipt;
import io.smartqueue.channel.DeliveryStatus;
import io.smartqueue.customer.Medium;
import io.smartqueue.postgres.pool.Workload;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.TenantId;
import io.smartqueue.tenant.Tenants;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    private record Sent(String providerId, Medium medium) {}

    private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);
    private static final int BATCH = 100;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Tenants tenants;
    private final Map<Medium, Channel> channels;
    private final ProviderReports reports;
    private final MeterRegistry meters;

    Reconciliation(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Tenants tenants,
            List<Channel> channels,
            ProviderReports reports,
            MeterRegistry meters) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.tenants = tenants;
        this.channels = channels.stream().collect(Collectors.toMap(Channel::medium, Function.identity()));
        this.reports = reports;
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
        List<Sent> batch = next();
        while (!batch.isEmpty()) {
            for (Sent sent : batch) {
                result = result.and(ask(tenant, sent));
            }
            batch = batch.size() < BATCH ? List.of() : next();
        }
        return result;
    }

    private Result ask(TenantId tenant, Sent sent) {
        Optional<DeliveryReceipt> answer =
                Optional.ofNullable(channels.get(sent.medium())).flatMap(channel -> channel.ask(sent.providerId()));
        if (answer.isEmpty()) {
            return new Result(1, 0, 1);
        }
        boolean isNews = answer.get()
                .status()
                .filter(status -> status != DeliveryStatus.SENT)
                .isPresent();
        boolean isRepaired = isNews
                && reports.store(tenant, ProviderReport.of(answer.get()))
                        .filter(ProviderReport.Effect::moves)
                        .isPresent();
        return new Result(1, isRepaired ? 1 : 0, 0);
    }

    // Of what has been sent, look_at means nothing else any more.
    private List<Sent> next() {
        return transaction.execute(begun -> jdbc.sql("""
                        with sent as (
                            select id from notification
                            where status = 'sent' and created_at > now() - interval '3 days'
                                and provider_id is not null and look_at < now()
                            order by created_at limit :most for update skip locked
                        )
                        update notification set look_at = now() + interval '12 hours'
                        from sent where notification.id = sent.id
                        returning provider_id, channel
                        """)
                .param("most", BATCH)
                .query((row, n) -> new Sent(row.getString("provider_id"), Medium.of(row.getString("channel"))))
                .list());
    }
}
