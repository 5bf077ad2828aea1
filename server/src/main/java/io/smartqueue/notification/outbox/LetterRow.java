package io.smartqueue.notification.outbox;

import io.smartqueue.notification.text.Segments;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A letter as the statement of the outbox reads it. */
record LetterRow(
        UUID id,
        @Nullable UUID template,
        String channel,
        String event,
        @Nullable UUID visit,
        @Nullable UUID leg,
        int occurrence,
        String recipient,
        String subject,
        String body,
        Map<String, String> context,
        int lane,
        long usefulSeconds,
        @Nullable Integer segments,
        @Nullable String encoding,
        @Nullable String message,
        @Nullable String answers,
        @Nullable Instant notBefore,
        @Nullable UUID fallbackOf) {

    static LetterRow of(UUID id, Outbox.Left left, Duration usefulFor) {
        Letter letter = left.letter();
        Segments segments =
                letter.medium().isPaidBySegment() ? Segments.of(letter.words().body()) : null;
        return new LetterRow(
                id,
                letter.words().template(),
                letter.medium().code(),
                letter.occasion().code(),
                letter.about().map(Letter.About::visit).orElse(null),
                letter.about().map(Letter.About::leg).orElse(null),
                letter.about().map(Letter.About::occurrence).orElse(0),
                letter.recipient(),
                letter.words().subject(),
                letter.words().body(),
                letter.words().context(),
                letter.lane(),
                usefulFor.toSeconds(),
                segments == null ? null : segments.count(),
                segments == null ? null : segments.encoding().label(),
                left.unmadeBecause(),
                letter.departure().answers(),
                letter.departure().notBefore(),
                letter.departure().fallbackOf());
    }
}
