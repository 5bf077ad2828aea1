package io.smartqueue.notification.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.smartqueue.channel.Channel;
import io.smartqueue.channel.ErrorCodes;
import io.smartqueue.customer.Medium;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.notification.outbox.Outbox;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Logs and counts the progress of messages, for operators. It runs after the commit and in the same thread, so that its
 * lines carry the notification and its organisation.
 */
@Component
class DispatchMetrics {

    /**
     * A message has moved on. Published inside the transaction that wrote it.
     *
     * @param type as in the message's own history
     * @param unwelcome whether the log warns of it
     * @param status the new one, when it has changed
     */
    record Turn(
            Medium medium,
            String type,
            boolean unwelcome,
            Optional<NotificationStatus> status,
            Optional<String> code,
            Optional<String> providerId) {}

    private static final Logger log = LoggerFactory.getLogger(DispatchMetrics.class);

    private final MeterRegistry meters;
    private final ErrorCodes codes;

    DispatchMetrics(MeterRegistry meters, List<Channel> channels) {
        this.meters = meters;
        this.codes = new ErrorCodes(channels);
    }

    @TransactionalEventListener
    void left(Outbox.Added added) {
        count(added.medium(), NotificationStatus.PENDING);
    }

    @TransactionalEventListener
    void ended(Outbox.Ended ended) {
        happened(new Turn(
                ended.medium(),
                ended.status().code(),
                ended.status().isLost(),
                Optional.of(ended.status()),
                Optional.of(ended.code()),
                Optional.empty()));
    }

    @TransactionalEventListener
    void happened(Turn turn) {
        log.atLevel(turn.unwelcome() ? Level.WARN : Level.INFO)
                .log(
                        "{} {}{}{}",
                        turn.medium().code(),
                        turn.type(),
                        turn.providerId().map(id -> " " + id).orElse(""),
                        turn.code().map(code -> ": " + code).orElse(""));
        turn.status().ifPresent(status -> count(turn.medium(), status));
        turn.code()
                .ifPresent(code -> meters.counter(
                                "smartqueue.message.errors",
                                "channel",
                                turn.medium().code(),
                                "code",
                                codes.label(code))
                        .increment());
    }

    private void count(Medium medium, NotificationStatus status) {
        meters.counter("smartqueue.messages", "channel", medium.code(), "status", status.code())
                .increment();
    }
}
