package io.smartqueue.notification.dispatch;

import io.smartqueue.channel.OutboundMessage;
import io.smartqueue.customer.suppression.Reason;
import io.smartqueue.notification.limit.Limit;
import io.smartqueue.notification.window.Manner;
import java.time.Instant;
import java.util.Optional;

/**
 * A message that was claimed.
 *
 * @param unknownSince set once an attempt has ended without a clear answer
 * @param obstacle why it does not leave now; asked only of what is about to be sent
 */
record UnderWay(
        OutboundMessage message,
        Instant attemptedAt,
        Instant expiresAt,
        Optional<Instant> unknownSince,
        Optional<Obstacle> obstacle) {

    /** The first one is enough: what is asked later is not asked of this message any more. */
    sealed interface Obstacle {

        /** A later event made it pointless. */
        record Overtaken() implements Obstacle {}

        /** Its recipient is not written to. */
        record Unwanted(Reason reason) implements Obstacle {}

        /** It cannot be sent by WhatsApp now. */
        record Held(Manner.Held why) implements Obstacle {}

        /** These are quiet hours. */
        record Quiet(Instant until) implements Obstacle {}

        /** Its organisation is suspended. */
        record Suspended() implements Obstacle {}

        /** It would exceed a limit of the budget. */
        record Beyond(Limit budget) implements Obstacle {}
    }

    boolean canLeave() {
        return obstacle.isEmpty();
    }

    UnderWay in(Manner manner) {
        return switch (manner) {
            case Manner.Text text -> as(message.inWords());
            case Manner.Content content ->
                as(message.as(
                        new OutboundMessage.Content(content.sid(), content.variables()),
                        content.body().orElse(message.body())));
            case Manner.Held why -> heldUp(new Obstacle.Held(why));
        };
    }

    UnderWay heldUp(Obstacle why) {
        return new UnderWay(message, attemptedAt, expiresAt, unknownSince, Optional.of(why));
    }

    private UnderWay as(OutboundMessage other) {
        return new UnderWay(other, attemptedAt, expiresAt, unknownSince, obstacle);
    }
}
