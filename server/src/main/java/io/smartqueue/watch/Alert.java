package io.smartqueue.watch;

import io.smartqueue.tenant.Names;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something is not as it should be.
 *
 * @param value what it had come to when it was last looked at, in the unit of its kind; of missing counters, how many
 *     are open
 * @param threshold what it should not go beyond; of missing counters, how many are needed
 * @param until null while it lasts
 * @param acknowledged null while nobody has taken note of it
 */
public record Alert(
        UUID id,
        AlertKind kind,
        Subject subject,
        int value,
        int threshold,
        Instant since,
        @Nullable Instant until,
        @Nullable Acknowledged acknowledged) {

    /**
     * @param id of the queue, counter, screen, sender or ticket; of budgets, the month
     * @param name as it was when the alert was raised
     * @param site null when it is about no single site
     */
    public record Subject(String id, String name, @Nullable Place site) {}

    public record Place(UUID id, Names names) {}

    /** @param by the public name of the person */
    public record Acknowledged(String by, Instant at, String note) {}

    public boolean isOver() {
        return until != null;
    }
}
