package io.smartqueue.retention;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;

/**
 * How many days an organisation keeps what it knows of people. The longest of the three ends the rows of a visit;
 * figures are kept without an end.
 */
record RetentionPolicy(
        @NotNull @Min(FEWEST) @Max(MOST) @Schema(
                description = "Days after the end of a visit until name, phone, notes and public link are deleted.",
                example = "90")
        Integer visitsDays,

        @NotNull @Min(FEWEST) @Max(MOST) @Schema(
                description = "Days after its creation until a message loses recipient, words and timeline.",
                example = "90")
        Integer messagesDays,

        @NotNull @Min(FEWEST) @Max(MOST) @Schema(
                description = "Days until ticket events, counter sessions, incidents, past notices and revoked"
                        + " screens are deleted.",
                example = "365")
        Integer eventsDays) {

    static final int FEWEST = 30;
    static final int MOST = 3650;

    /** Long enough for questions and complaints about a visit, and for a comparison with the year before. */
    static final RetentionPolicy DEFAULT = new RetentionPolicy(90, 90, 365);

    /** After so many days nothing is left of a visit but figures. */
    int longest() {
        return Math.max(visitsDays, Math.max(messagesDays, eventsDays));
    }

    Cutoffs at(Instant now) {
        return new Cutoffs(before(now, visitsDays), before(now, messagesDays), before(now, eventsDays));
    }

    private static Instant before(Instant now, int days) {
        return now.minus(Duration.ofDays(days));
    }
}
