package io.smartqueue.notification;

import io.smartqueue.Organisations;
import io.smartqueue.SandboxTest;
import io.smartqueue.TestTenant;
import io.smartqueue.tenant.CurrentTenant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An organisation whose messages go to the sandbox, and what a test changes of its rows. */
@SandboxTest
public abstract class MessagesScenario {

    @Autowired
    protected Organisations organisations;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    protected MessagesOfAVisit line;

    @BeforeEach
    protected void openTheLine() {
        line = MessagesOfAVisit.open(organisations);
    }

    /** Changes rows of the organisation as no act of the program does. */
    protected final void write(String sql, Object... values) {
        CurrentTenant.run(
                line.bank.tenant().id(),
                () -> transaction.executeWithoutResult(
                        begun -> jdbc.sql(sql).params(values).update()));
    }

    /** The ids of rows of the organisation that no endpoint shows. */
    protected final List<UUID> read(String sql) {
        return read(line.bank, UUID.class, sql);
    }

    /** What no endpoint shows of an organisation. */
    protected final <T> List<T> read(TestTenant tenant, Class<T> type, String sql, Object... values) {
        return CurrentTenant.call(
                tenant.tenant().id(),
                () -> transaction.execute(
                        begun -> jdbc.sql(sql).params(values).query(type).list()));
    }
}
