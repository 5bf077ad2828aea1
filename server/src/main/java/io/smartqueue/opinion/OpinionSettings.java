package io.smartqueue.opinion;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation asks after a visit, whom, and when.
 *
 * @param delayMinutes after the end of the visit, when the message leaves; null for no message
 * @param agentsNamed whether results and opinions name agents
 */
public record OpinionSettings(
        @NotNull Question question,

        @Nullable @Min(0) @Max(LONGEST_DELAY) @Schema(description = DELAY)
        Integer delayMinutes,

        @NotNull @Min(0) @Max(100) Integer sharePercent,

        @NotNull @Min(1) @Max(LONGEST_PAUSE) Integer daysBetween,

        @NotNull Boolean agentsNamed) {

    /** Two days: later, nobody remembers the visit. */
    public static final int LONGEST_DELAY = 2880;

    public static final int LONGEST_PAUSE = 365;

    /** Of an organisation that has chosen nothing. */
    static final OpinionSettings DEFAULT = new OpinionSettings(Question.NONE, 60, 100, 30, false);

    private static final String DELAY = "How many minutes after the end of the visit a message asks, for those who"
            + " accept messages; null for no message, so that the ticket's page alone asks.";
}
