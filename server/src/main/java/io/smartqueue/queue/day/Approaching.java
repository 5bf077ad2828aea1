package io.smartqueue.queue.day;

import io.smartqueue.queue.order.AlmostMargin;
import io.smartqueue.queue.order.SiteWaits;
import io.smartqueue.queue.order.SiteWaits.Untold;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds whose turn approaches: the lower end of their wait is not above the time of their way and the margin. */
@Component
class Approaching {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final double MILLIS = 60_000;
    private static final Logger log = LoggerFactory.getLogger(Approaching.class);

    private record Seen(List<Untold> untold, int margin) {}

    private final JdbcClient jdbc;
    private final SiteWaits waits;
    private final AlmostMargin margin;
    private final Almost almost;
    private final TransactionTemplate transaction;

    Approaching(
            JdbcClient jdbc,
            SiteWaits waits,
            AlmostMargin margin,
            Almost almost,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.waits = waits;
        this.margin = margin;
        this.almost = almost;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    /** Where somebody in line has not been told, and somebody calls: without a counter nobody's turn approaches. */
    List<UUID> sites(TenantId tenant) {
        return read(tenant, () -> jdbc.sql("""
                        select distinct site_id from queue
                        where queue.id in (select queue_id from calling_counter) and (exists (
                            select from leg where queue_id = queue.id and state = 'waiting' and almost_at is null
                        ) or exists (
                            select from leg where queue_id = queue.id and state = 'remote' and almost_at is null
                        ))
                        """).query(UUID.class).list());
    }

    List<UUID> sitesOf(TenantId tenant, Collection<UUID> queues) {
        return read(
                tenant,
                () -> jdbc.sql("select distinct site_id from queue where id = any(:queues)")
                        .param("queues", queues.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list());
    }

    /** @return after which time somebody may be near without a change; empty when all know */
    Optional<Duration> tell(TenantId tenant, UUID site) {
        try {
            Seen seen = read(tenant, () -> new Seen(waits.untold(site), margin.minutes()));
            double next = Double.MAX_VALUE;
            for (Untold untold : seen.untold) {
                double left = untold.range().minutesUntilTime(untold.travelMinutes(), seen.margin);
                if (left > 0) {
                    next = Math.min(next, left);
                } else if (untold.range().isTimeToComeBack(untold.travelMinutes(), seen.margin)) {
                    tell(tenant, untold);
                }
            }
            return seen.untold.isEmpty() ? Optional.empty() : Optional.of(pause(next));
        } catch (RuntimeException fault) {
            log.warn("whose turn approaches at site {} could not be read: {}", site, fault.getMessage());
            return Optional.of(LONGEST);
        }
    }

    // One failure stops nobody else; the next look tries again.
    private void tell(TenantId tenant, Untold untold) {
        try {
            CurrentTenant.run(tenant, () -> almost.tell(untold));
        } catch (RuntimeException fault) {
            log.warn("leg {} could not be told that its turn approaches: {}", untold.leg(), fault.getMessage());
        }
    }

    /** When to look again for somebody whose turn may approach after so many minutes. */
    static Duration pause(double minutes) {
        Duration exact = Duration.ofMillis((long) Math.min(minutes * MILLIS, LONGEST.toMillis()));
        return exact.compareTo(SHORTEST) < 0 ? SHORTEST : exact;
    }

    private <A> A read(TenantId tenant, Supplier<A> question) {
        return Objects.requireNonNull(CurrentTenant.call(tenant, () -> transaction.execute(begun -> question.get())));
    }
}
