package io.smartqueue.notification.outbox;

import io.smartqueue.customer.Medium;
import io.smartqueue.notification.NotificationEvent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message with its words as they will be read. */
public record Letter(
        Medium medium,
        NotificationEvent occasion,
        Optional<About> about,
        String recipient,
        Words words,
        Departure departure) {

    /** Which passage of which ticket, and which time: a message of the same occurrence is left only once. */
    public record About(UUID visit, UUID leg, int occurrence) {}

    /** @param context the values that the words were made with */
    public record Words(@Nullable UUID template, String subject, String body, Map<String, String> context) {

        /** In the context of the operator's own news; no variable may be called so. */
        public static final String NEWS = "own-news";

        public static Words of(String body) {
            return new Words(null, "", body, Map.of());
        }

        /** For who is on duty, whatever the budget says; of the caps, only those of the address hold. */
        public static Words news(String subject, String body) {
            return new Words(null, subject, body, Map.of(NEWS, "true"));
        }
    }

    /**
     * When and why a message leaves.
     *
     * @param notBefore null = at once
     * @param fallbackOf the message that did not arrive, instead of which this one is sent
     * @param answers the provider's id of the inbound message that it answers: who has just written is always answered
     */
    public record Departure(
            @Nullable Instant notBefore,
            @Nullable UUID fallbackOf,
            @Nullable String answers) {

        public static final Departure AT_ONCE = new Departure(null, null, null);

        public static Departure notBefore(@Nullable Instant time) {
            return new Departure(time, null, null);
        }

        public static Departure answering(String message) {
            return new Departure(null, null, message);
        }
    }

    /** The same, sent because another did not arrive. */
    public Letter insteadOf(UUID other) {
        var now = new Departure(departure.notBefore, other, departure.answers);
        return new Letter(medium, occasion, about, recipient, words, now);
    }

    /** The same, not before this time. */
    public Letter later(Instant time) {
        var then = new Departure(time, departure.fallbackOf, departure.answers);
        return new Letter(medium, occasion, about, recipient, words, then);
    }

    /** The same, to somebody who has just written. */
    public Letter answering(String message) {
        var now = new Departure(departure.notBefore, departure.fallbackOf, message);
        return new Letter(medium, occasion, about, recipient, words, now);
    }

    boolean isAnswer() {
        return departure.answers != null;
    }

    private boolean isNews() {
        return words.context.containsKey(Words.NEWS);
    }

    /** Who has just written, and who is on duty, is told before what nobody waits for with the phone in hand. */
    public int lane() {
        return isAnswer() || isNews() ? Math.min(Outbox.LANE_OF_NO_DELAY, occasion.lane()) : occasion.lane();
    }
}
