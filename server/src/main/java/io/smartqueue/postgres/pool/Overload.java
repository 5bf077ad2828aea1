package io.smartqueue.postgres.pool;

import java.sql.SQLTransientConnectionException;
import java.util.concurrent.ThreadLocalRandom;

/** No connection became free soon enough, because others of the same organisation, or of all, use them. */
public final class Overload extends SQLTransientConnectionException {

    private static final long serialVersionUID = 1L;
    private static final int SOONEST_SECONDS = 2;
    private static final int LATEST_SECONDS = 8;

    Overload(String reason) {
        super(reason);
    }

    /** When to try again; by chance, so that those who are refused together do not return together. */
    public static int retryAfterSeconds() {
        return ThreadLocalRandom.current().nextInt(SOONEST_SECONDS, LATEST_SECONDS + 1);
    }
}
