package io.smartqueue.postgres;

/** A PostgreSQL whose roles exist and which answers. */
public interface Postgres extends AutoCloseable {

    /** What every connection of the application runs first, so that row-level security binds it. */
    String AS_APPLICATION = "set role smartqueue_app";

    /** Owns the schema; used by the migrations only. */
    DatabaseLogin owner();

    /** Becomes `smartqueue_app` through {@link #AS_APPLICATION}. */
    DatabaseLogin application();

    @Override
    void close();
}
