package io.smartqueue.notification.occasion;

import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Times;
import io.smartqueue.postgres.pool.Workload;
import io.smartqueue.queue.Incident;
import io.smartqueue.site.SiteId;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends a message to everybody in a line that stops, and to those of them in a line that goes on, by one channel each
 * and in the words given with the act. The act inserts a row; the messages follow in batches, also after a restart in
 * between.
 */
@Component
class IncidentMessages {

    private static final Logger log = LoggerFactory.getLogger(IncidentMessages.class);

    private record Open(UUID id, TenantId tenant) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final IncidentBatches batches;
    private final ReentrantLock telling = new ReentrantLock();

    IncidentMessages(JdbcClient jdbc, TransactionTemplate transaction, IncidentBatches batches) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.batches = batches;
    }

    @EventListener
    void leave(Incident.Told told) {
        leave(told.site(), told.words(), told.at(), told.goesOnSince());
    }

    /** Without words, so that only what was said before is withdrawn. */
    @EventListener
    void leave(Incident.EndedSilently ended) {
        leave(ended.site(), "", ended.at(), null);
    }

    private void leave(SiteId site, String words, Instant at, @Nullable Instant goesOnSince) {
        jdbc.sql("""
                        insert into incident_telling (id, tenant_id, site_id, words, said_at, goes_on_since)
                        values (:id, current_tenant(), :site, :words, :at, :since)
                        """)
                .param("id", Ids.next())
                .param("site", site.value())
                .param("words", words)
                .param("at", Times.sql(at))
                .param("since", goesOnSince == null ? null : Times.sql(goesOnSince), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    @TransactionalEventListener
    void told(Incident.Told told) {
        Thread.startVirtualThread(() -> Workload.BACKGROUND.run(this::tell));
    }

    @TransactionalEventListener
    void told(Incident.EndedSilently ended) {
        Thread.startVirtualThread(() -> Workload.BACKGROUND.run(this::tell));
    }

    /** For what a stopped server has left behind, and for what failed. */
    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void goOn() {
        if (!telling.isLocked()) {
            Thread.startVirtualThread(() -> Workload.BACKGROUND.run(this::tell));
        }
    }

    private void tell() {
        telling.lock();
        try {
            tellAll();
        } finally {
            telling.unlock();
        }
    }

    private void tellAll() {
        try {
            for (Open open : open()) {
                CurrentTenant.run(open.tenant(), () -> {
                    boolean more = true;
                    while (more) {
                        more = batches.next(open.id());
                    }
                });
            }
        } catch (RuntimeException fault) {
            log.warn("the messages about an incident are not complete yet", fault);
        }
    }

    private List<Open> open() {
        return transaction.execute(begun -> {
            jdbc.sql("set local role smartqueue_dispatcher").update();
            return jdbc.sql("select id, tenant_id from incident_telling order by id")
                    .query((row, n) -> new Open(
                            row.getObject("id", UUID.class), new TenantId(row.getObject("tenant_id", UUID.class))))
                    .list();
        });
    }
}
