package io.smartqueue.admin.imports;

import io.smartqueue.postgres.pool.Workload;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks every second whether an import waits, in any organisation; also one that a dead server has left. */
@Component
@ConditionalOnWebApplication
class ImportWatch implements SmartLifecycle, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ImportWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final ImportWork work;
    private final TransactionTemplate transaction;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Workload.BACKGROUND.threads(
                    Thread.ofPlatform().daemon().name("imports").factory()));
    private volatile @Nullable Future<?> looking;

    ImportWatch(JdbcClient jdbc, ImportWork work, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.work = work;
        this.transaction = new TransactionTemplate(transactions);
    }

    // An executor never runs a task again that has thrown.
    private void look() {
        try {
            for (TenantId tenant : whereOneWaits()) {
                CurrentTenant.run(tenant, this::makeAll);
            }
        } catch (RuntimeException | Error fault) {
            log.error("a round of imports has failed", fault);
        }
    }

    private void makeAll() {
        try {
            boolean more = true;
            while (more && isRunning()) {
                more = work.next();
            }
        } catch (RuntimeException fault) {
            log.error("an import has failed; it is tried again", fault);
        }
    }

    private Set<TenantId> whereOneWaits() {
        Set<TenantId> found = transaction.execute(status -> {
            jdbc.sql("set local role smartqueue_dispatcher").update();
            return jdbc.sql("select distinct tenant_id from import_run where state in ('waiting', 'running')")
                    .query((row, n) -> new TenantId(row.getObject("tenant_id", UUID.class)))
                    .set();
        });
        return found == null ? Set.of() : found;
    }

    @Override
    public void start() {
        looking = thread.scheduleWithFixedDelay(this::look, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        Future<?> last = looking;
        looking = null;
        if (last != null) {
            last.cancel(false);
        }
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }

    @Override
    public void destroy() {
        thread.shutdown();
    }
}
