package io.smartqueue.retention;

import io.smartqueue.tenant.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a module ends of an organisation's rows, in batches, each in a transaction of its own. */
public interface RetentionStep {

    /**
     * @param archivist works as the role that sees every organisation: each statement must name the tenant
     * @param most rows at once; a result below it means that nothing is left
     * @return how many rows were ended
     */
    int end(JdbcClient archivist, TenantId tenant, Cutoffs cutoffs, int most);
}
