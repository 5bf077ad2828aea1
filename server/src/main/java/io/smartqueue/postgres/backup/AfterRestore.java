package io.smartqueue.postgres.backup;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a module does with its restored rows before a server can see them. */
public interface AfterRestore {

    /**
     * Runs as the owner of the tables, in the transaction of the restore, on the schema of the backup.
     *
     * @return lines for the operator
     */
    List<String> settle(JdbcClient restored);
}
