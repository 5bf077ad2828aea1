package io.smartqueue.postgres.pool;

import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * A kind of work. Each has its own connections, so that one that waits for the database cannot keep another from it.
 * Work that is bound to none counts as a request.
 */
public enum Workload {
    /** What a person or a program waits for. */
    REQUESTS,
    /** Sending messages and storing their receipts. */
    MESSAGES,
    /** Live events, time limits, cleaning, health: a few threads of the server's own. */
    BACKGROUND;

    private static final ScopedValue<Use> CURRENT = ScopedValue.newInstance();

    /** One request, or all that a thread does. */
    static final class Use {

        private final Workload workload;
        private volatile boolean hasWritten;

        private Use(Workload workload) {
            this.workload = workload;
        }

        Workload workload() {
            return workload;
        }

        /** Whether it has changed something already, so that it should get its answer rather than be refused. */
        boolean hasWritten() {
            return hasWritten;
        }

        void markWritten() {
            hasWritten = true;
        }
    }

    static Use current() {
        return CURRENT.isBound() ? CURRENT.get() : new Use(REQUESTS);
    }

    /** For a request whose change another one has committed for it, in a group. */
    public static void wrote() {
        current().markWritten();
    }

    public <T extends @Nullable Object, X extends Throwable> T call(ScopedValue.CallableOp<? extends T, X> work)
            throws X {
        return ScopedValue.where(CURRENT, new Use(this)).call(work);
    }

    public void run(Runnable work) {
        ScopedValue.where(CURRENT, new Use(this)).run(work);
    }

    /** Threads that do this kind of work. */
    public ThreadFactory threads(ThreadFactory plain) {
        return work -> plain.newThread(() -> run(work));
    }
}
