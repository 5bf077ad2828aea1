package io.smartqueue.cost.ledger;

import io.smartqueue.channel.ProviderPrices;
import io.smartqueue.channel.ProviderPrices.OfMessage;
import io.smartqueue.kernel.Times;
import io.smartqueue.postgres.pool.Workload;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the provider what it took for each message, an hour after it was sent and, when it was not billed by then, a day
 * after. Servers share the work; each asks for one message at a time, so that sending has the provider for itself.
 */
@Component
class PriceInquiries {

    private record Due(UUID message, TenantId tenant, String providerId, Instant sentAt) {}

    private static final Logger log = LoggerFactory.getLogger(PriceInquiries.class);
    private static final int BATCH = 50;

    /** Of messages that a server asks for; then another may. */
    private static final Duration LEASE = Duration.ofMinutes(15);

    private static final Duration SECOND = Duration.ofDays(1);
    private static final Duration LAST = Duration.ofDays(3);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ProviderPrices prices;
    private final Ledger ledger;
    private final InstantSource clock;
    private final ReentrantLock asking = new ReentrantLock();

    PriceInquiries(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ProviderPrices prices,
            Ledger ledger,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.prices = prices;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 20, fixedDelay = 20, timeUnit = TimeUnit.SECONDS)
    void begin() {
        if (!asking.isLocked()) {
            Thread.startVirtualThread(() -> Workload.BACKGROUND.run(this::ask));
        }
    }

    /** Until nothing is due. */
    void ask() {
        asking.lock();
        try {
            List<Due> due = due();
            while (!due.isEmpty()) {
                due.forEach(one -> CurrentTenant.run(one.tenant(), () -> ask(one)));
                due = due.size() < BATCH ? List.of() : due();
            }
        } catch (RuntimeException away) {
            log.warn("not all prices could be asked for: {}", away.getMessage());
        } finally {
            asking.unlock();
        }
    }

    private List<Due> due() {
        return Objects.requireNonNull(transaction.execute(begun -> {
            jdbc.sql("set local role smartqueue_dispatcher").update();
            return jdbc.sql("""
                with due as (
                    select message_id from price_inquiry where ask_at <= :now
                    order by ask_at limit :most for update skip locked
                )
                update price_inquiry set ask_at = :again
                from due where price_inquiry.message_id = due.message_id
                returning price_inquiry.message_id, tenant_id, provider_id, sent_at
                """)
                    .param("now", Times.sql(clock.instant()))
                    .param("again", Times.sql(clock.instant().plus(LEASE)))
                    .param("most", BATCH)
                    .query((row, n) -> new Due(
                            row.getObject("message_id", UUID.class),
                            new TenantId(row.getObject("tenant_id", UUID.class)),
                            row.getString("provider_id"),
                            Times.instant(row, "sent_at")))
                    .list();
        }));
    }

    private void ask(Due due) {
        OfMessage answer = prices.ofMessage(due.providerId());
        Instant now = clock.instant();
        transaction.executeWithoutResult(begun -> {
            switch (answer) {
                case OfMessage.Known known -> {
                    ledger.settle(due.message(), known.amount(), known.currency(), now);
                    end(due);
                }
                case OfMessage.NotBilled none -> againOrEnd(due, now, SECOND);
                case OfMessage.Unanswered none -> againOrEnd(due, now, LAST);
            }
        });
    }

    /** What is left for long enough has no price that will still come. */
    private void againOrEnd(Due due, Instant now, Duration patience) {
        Instant last = due.sentAt().plus(patience);
        if (!now.isBefore(last)) {
            end(due);
        } else if (patience.equals(SECOND)) {
            jdbc.sql("update price_inquiry set ask_at = :at where message_id = :message")
                    .param("at", Times.sql(last))
                    .param("message", due.message())
                    .update();
        }
    }

    private void end(Due due) {
        jdbc.sql("delete from price_inquiry where message_id = :message")
                .param("message", due.message())
                .update();
    }
}
