package io.smartqueue.admin.operator.price;

import io.smartqueue.admin.part.Form;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Moments in forms, in UTC as the prices themselves: a browser gives a day and an hour without a zone. */
final class UtcMoments {

    private UtcMoments() {}

    /** As a field shows it; empty for none. */
    static String shown(@Nullable Instant at) {
        return at == null
                ? ""
                : LocalDateTime.ofInstant(at, ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString();
    }

    /** With the field as the API reads it; what is no moment stays and is refused there. */
    static Form read(Form typed, String field) {
        try {
            LocalDateTime moment = LocalDateTime.parse(typed.value(field).strip());
            return typed.with(field, moment.toInstant(ZoneOffset.UTC).toString());
        } catch (DateTimeParseException refusedLater) {
            return typed;
        }
    }
}
