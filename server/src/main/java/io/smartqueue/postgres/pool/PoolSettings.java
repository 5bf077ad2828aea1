package io.smartqueue.postgres.pool;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many connections a server keeps, and how long anything may take. Nobody had to change the times so far, so that
 * only {@code connections} is documented.
 *
 * @param connections for requests
 * @param messages connections for messages and their receipts
 * @param background connections for the server's own threads
 * @param patience how long a request waits for a connection of its organisation's share
 * @param waiting how many of an organisation wait at most
 * @param lock how long a statement waits for a row that another transaction has changed
 * @param statement how long a statement may run
 * @param idle how long a transaction may wait for its next statement, so that a server that hangs blocks no other
 * @param silence how long a database may be silent before the connection counts as lost; more than {@code statement}
 */
@ConfigurationProperties("database")
record PoolSettings(
        @Min(4) @Max(1000) @DefaultValue("24") int connections,
        @DefaultValue("6") int messages,
        @DefaultValue("4") int background,
        @DefaultValue("2s") Duration patience,
        @DefaultValue("200") int waiting,
        @DefaultValue("5s") Duration lock,
        @DefaultValue("15s") Duration statement,
        @DefaultValue("20s") Duration idle,
        @DefaultValue("20s") Duration silence) {

    /** Live signals need one for listening and one for speaking, and the owner's work one or two at times. */
    private static final int OUTSIDE = 4;

    /** All that a server uses at most. */
    int all() {
        return connections + messages + background + OUTSIDE;
    }

    int size(Workload workload) {
        return switch (workload) {
            case REQUESTS -> connections;
            case MESSAGES -> messages;
            case BACKGROUND -> background;
        };
    }

    /**
     * Connections that are not shared out: a transaction that needs a second one for a moment gets it from these, so
     * that transactions cannot wait for each other.
     */
    int spare(Workload workload) {
        return Math.max(1, size(workload) / 5);
    }

    Duration patience(Workload workload) {
        return workload == Workload.REQUESTS ? patience : patience.multipliedBy(5);
    }

    /** Settings of each session of the application. */
    String asSql() {
        return "set lock_timeout = " + lock.toMillis() + "; set statement_timeout = " + statement.toMillis()
                + "; set idle_in_transaction_session_timeout = " + idle.toMillis();
    }
}
