package io.smartqueue.customer.register;

import io.smartqueue.customer.Medium;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of the register as the interface shows it. */
public record ConsentView(
        Medium channel,

        @Schema(description = "false when it was withdrawn") boolean given,

        Instant at,
        ConsentGiven.By by,
        ConsentGiven.How how,

        @Schema(description = "What the person read or wrote, as far as it is known")
        String words,

        @Nullable @Schema(description = "The visit for which alone it holds")
        UUID ticketId) {

    public static ConsentView of(ConsentGiven line) {
        return new ConsentView(
                line.channel(), line.given(), line.at(), line.by(), line.how(), line.words(), line.visit());
    }
}
