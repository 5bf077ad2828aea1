package io.smartqueue.twiliosandbox.message;

import io.smartqueue.twiliosandbox.segment.Segments;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An immutable message; every change creates a new one.
 *
 * @param number its place in the order of creation, from 1
 * @param price negative, in US dollars, null until it is billed
 * @param errorCode Twilio's delivery code, null if there is no error
 */
public record Message(
        String sid,
        long number,
        Draft draft,
        @Nullable Address from,
        String body,
        Segments segments,
        MessageStatus status,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant sentAt,
        @Nullable BigDecimal price,
        @Nullable Integer errorCode) {

    static Message created(String sid, long number, Draft draft, MessageStatus status, Instant now) {
        return new Message(
                sid,
                number,
                draft,
                draft.from(),
                draft.body(),
                Segments.of(draft.body()),
                status,
                now,
                now,
                null,
                null,
                null);
    }

    public Address to() {
        return draft.to();
    }

    /** The customer's address, in either direction. */
    public Address phone() {
        Address sender = from;
        return draft.direction() == Direction.INBOUND && sender != null ? sender : to();
    }

    /** As shown by the API: null until a messaging service has chosen the sender. */
    public int shownSegments() {
        return from == null ? 0 : segments.count();
    }

    Message pickedSender(Address sender) {
        return new Message(
                sid, number, draft, sender, body, segments, status, createdAt, updatedAt, sentAt, price, errorCode);
    }

    Message became(MessageStatus next, @Nullable Integer code, Instant now, Prices prices) {
        Instant sent = sentAt == null && next == MessageStatus.SENT ? now : sentAt;
        BigDecimal billed = price == null && next.isFinal() ? prices.of(this, next) : price;
        return new Message(sid, number, draft, from, body, segments, next, createdAt, now, sent, billed, code);
    }

    Message redacted(Instant now) {
        return new Message(sid, number, draft, from, "", segments, status, createdAt, now, sentAt, price, errorCode);
    }
}
