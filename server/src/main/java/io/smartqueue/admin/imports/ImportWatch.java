package io.smartqueue.admin.imports;

import io.smartqueue.postgres.pool.Watch;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks every second whether an import waits, in any organisation; also one that a dead server has left. */
@Component
@ConditionalOnWebApplication
class ImportWatch extends Watch {

    private final JdbcClient jdbc;
    private final ImportWork work;
    private final TransactionTemplate transaction;

    ImportWatch(JdbcClient jdbc, ImportWork work, PlatformTransactionManager transactions) {
        super("imports", Duration.ofSeconds(1));
        this.jdbc = jdbc;
        this.work = work;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    protected void look() {
        for (TenantId tenant : whereOneWaits()) {
            step("imports", () -> CurrentTenant.run(tenant, this::makeAll));
        }
    }

    private void makeAll() {
        boolean more = true;
        while (more && isRunning()) {
            more = work.next();
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
}
