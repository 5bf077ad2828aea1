package io.smartqueue.admin.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import and what came of it.
 *
 * @param kind of its lines
 * @param dryRun whether it was only looked at
 * @param state waiting, running, done or failed; of a failed one nothing is there
 * @param lines without the first, which names the columns
 * @param created how many were made, or would be
 * @param errors by line, none when it is done
 */
public record ImportRun(
        UUID id,
        String kind,
        boolean dryRun,
        String state,
        int lines,
        int created,
        List<Slip> errors,
        Instant createdAt,
        @Nullable Instant endedAt) {

    /** @param line from 1, with the first that names the columns; 0 for the whole table */
    public record Slip(int line, String field, String code) {}

    /** Whether nothing more happens to it. */
    @JsonIgnore
    public boolean isOver() {
        return endedAt != null;
    }
}
