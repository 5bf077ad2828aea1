package io.smartqueue.tenant;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A step that the database may refuse without spoiling the transaction around it. */
@Component
public class Savepoint {

    private final TransactionTemplate nested;

    Savepoint(PlatformTransactionManager transactions) {
        this.nested = new TransactionTemplate(transactions);
        this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * Deletes something, if nothing refers to it.
     *
     * @return false when other rows need it; then it is still there
     */
    public boolean letsGo(Runnable deletion) {
        try {
            nested.executeWithoutResult(status -> deletion.run());
            return true;
        } catch (DataIntegrityViolationException needed) {
            return false;
        }
    }
}
