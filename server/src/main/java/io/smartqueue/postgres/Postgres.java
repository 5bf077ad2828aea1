package io.smartqueue.postgres;

/** A PostgreSQL server that answers and has our roles. */
public interface Postgres extends AutoCloseable {

    /** Every connection of the application runs this first, so that row-level security applies to it. */
    String AS_APPLICATION = "set role smartqueue_app";

    /** The owner's connection runs this where it reads or ends the rows of every organisation. */
    String AS_ARCHIVIST = "set local role smartqueue_archivist";

    /** Owns the schema; used by migrations, backups and retention only. */
    DatabaseLogin owner();

    /** Becomes `smartqueue_app` through {@link #AS_APPLICATION}. */
    DatabaseLogin application();

    @Override
    void close();
}
