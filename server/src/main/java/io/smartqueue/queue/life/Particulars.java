package io.smartqueue.queue.life;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an act says beside its name; which of it counts, the table of {@link Act} says.
 *
 * @param dueAt the new place in the line
 * @param agent into whose hand, and {@code counter} where
 */
public record Particulars(
        @Nullable String reason,
        @Nullable String outcome,
        @Nullable Instant dueAt,
        @Nullable UUID agent,
        @Nullable UUID counter) {

    public static final Particulars NONE = new Particulars(null, null, null, null, null);

    public static Particulars because(@Nullable String reason) {
        return new Particulars(reason, null, null, null, null);
    }

    public static Particulars outcome(@Nullable String outcome) {
        return new Particulars(null, outcome, null, null, null);
    }

    public static Particulars due(Instant dueAt, @Nullable String reason) {
        return new Particulars(reason, null, dueAt, null, null);
    }

    public static Particulars at(UUID agent, UUID counter) {
        return new Particulars(null, null, null, agent, counter);
    }
}
