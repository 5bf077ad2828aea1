package io.smartqueue.twiliosandbox.delivery;

import static io.smartqueue.twiliosandbox.message.MessageStatus.ACCEPTED;
import static io.smartqueue.twiliosandbox.message.MessageStatus.DELIVERED;
import static io.smartqueue.twiliosandbox.message.MessageStatus.FAILED;
import static io.smartqueue.twiliosandbox.message.MessageStatus.QUEUED;
import static io.smartqueue.twiliosandbox.message.MessageStatus.READ;
import static io.smartqueue.twiliosandbox.message.MessageStatus.SENDING;
import static io.smartqueue.twiliosandbox.message.MessageStatus.SENT;
import static io.smartqueue.twiliosandbox.message.MessageStatus.UNDELIVERED;

import io.smartqueue.twiliosandbox.message.Channel;
import io.smartqueue.twiliosandbox.message.Message;
import io.smartqueue.twiliosandbox.message.MessageStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All later states of a message, determined when it is created. */
record Itinerary(List<Step> steps) {
    private static final int VALIDITY_OVER = 30036;

    /** @param after how long the previous state lasts */
    record Step(
            MessageStatus status, Duration after, @Nullable Integer errorCode) {}

    /**
     * @param wait in the sender's queue, behind earlier messages
     * @param refusal why WhatsApp refuses it, null if it does not
     */
    static Itinerary of(Message message, Pace pace, Duration wait, @Nullable Integer refusal, Instant now) {
        List<Step> steps = new ArrayList<>();
        Instant sendAt = message.draft().sendAt();
        if (sendAt != null) {
            steps.add(new Step(ACCEPTED, Duration.between(now, sendAt), null));
        }
        if (message.from() == null) {
            steps.add(new Step(QUEUED, pace.queued(), null));
        }
        if (wait.compareTo(message.draft().validity()) > 0) {
            steps.add(new Step(FAILED, message.draft().validity(), VALIDITY_OVER));
        } else {
            steps.add(new Step(SENDING, pace.queued().plus(wait), null));
            steps.addAll(refusal == null ? ending(message, pace) : List.of(new Step(FAILED, pace.sending(), refusal)));
        }
        return new Itinerary(List.copyOf(steps));
    }

    private static List<Step> ending(Message message, Pace pace) {
        Step sent = new Step(SENT, pace.sending(), null);
        Step delivered = new Step(DELIVERED, pace.sent(), null);
        return switch (Outcome.of(message.to())) {
            case Outcome.Delivered ignored -> arrived(message.to().channel(), sent, delivered, pace);
            case Outcome.Unconfirmed ignored -> List.of(sent);
            case Outcome.Undelivered refused -> List.of(sent, new Step(UNDELIVERED, pace.sent(), refused.code()));
            case Outcome.Failed failed -> List.of(new Step(FAILED, pace.sending(), failed.code()));
        };
    }

    private static List<Step> arrived(Channel channel, Step sent, Step delivered, Pace pace) {
        return switch (channel) {
            case SMS -> List.of(sent, delivered);
            case WHATSAPP -> List.of(sent, delivered, new Step(READ, pace.delivered(), null));
        };
    }
}
