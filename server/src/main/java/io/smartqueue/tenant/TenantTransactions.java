package io.smartqueue.tenant;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The one place where a transaction is bound to the organisation whose rows it may see. */
@Component("transactionManager")
class TenantTransactions extends JdbcTransactionManager {

    // "true" makes it local to the transaction, so that it does not stay on a pooled connection.
    private static final String READING = "select set_config('app.tenant_id', ?, true)";

    // Writing transactions select rows by id, and one plan fits them all; by default PostgreSQL plans the longer
    // statements anew each time, which takes longer than to run them. Reads with filters profit from new plans.
    private static final String ACTING = READING + ", set_config('plan_cache_mode', 'force_generic_plan', true)";

    TenantTransactions(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        CurrentTenant.find().ifPresent(tenant -> {
            try {
                choose(tenant, definition.isReadOnly() ? READING : ACTING);
            } catch (SQLException failure) {
                doCleanupAfterCompletion(transaction);
                throw translateException("set the tenant", failure);
            }
        });
    }

    private void choose(TenantId tenant, String sql) throws SQLException {
        var holder = (ConnectionHolder) TransactionSynchronizationManager.getResource(obtainDataSource());
        if (holder == null) {
            throw new IllegalStateException("a transaction has begun without a connection");
        }
        try (PreparedStatement set = holder.getConnection().prepareStatement(sql)) {
            set.setString(1, tenant.toString());
            set.execute();
        }
    }
}
