package io.smartqueue.notification.dispatch;

import io.smartqueue.customer.Medium;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.notification.rule.ErrorRule.Stage;
import io.smartqueue.notification.rule.ErrorRules;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What follows when a message did not reach its recipient: by the rules of its code, and by the next channel. */
@Component
class Failures {

    private record Failed(Medium medium, String recipient) {}

    private final JdbcClient jdbc;
    private final ErrorRules rules;

    Failures(JdbcClient jdbc, ErrorRules rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    /** The provider refused it. */
    @Transactional
    public void refused(UUID id, String code) {
        follow(id, code, Stage.REQUEST, rules.isNextChannelTaken(code, Stage.REQUEST));
    }

    /** A receipt says so. */
    @Transactional
    public void reported(UUID id, NotificationStatus status, @Nullable String code) {
        boolean isUndelivered = status == NotificationStatus.UNDELIVERED;
        if (isUndelivered || status == NotificationStatus.FAILED) {
            follow(
                    id,
                    code,
                    Stage.DELIVERY,
                    isUndelivered || code == null || rules.isNextChannelTaken(code, Stage.DELIVERY));
        }
    }

    private void follow(UUID id, @Nullable String code, Stage stage, boolean isNextTaken) {
        Optional<Failed> failed = jdbc.sql("""
                        update notification set next_channel_at = case when :next then now() end
                        where id = :id and next_channel_at is not null
                        returning channel, recipient
                        """)
                .param("next", isNextTaken)
                .param("id", id)
                .query((row, n) -> failed(row.getString("channel"), row.getString("recipient")))
                .optional();
        if (rules.of(code, stage).isPresent()) {
            failed.or(() -> read(id)).ifPresent(one -> rules.follow(code, stage, one.medium(), one.recipient()));
        }
    }

    private Optional<Failed> read(UUID id) {
        return jdbc.sql("select channel, recipient from notification where id = :id")
                .param("id", id)
                .query((row, n) -> failed(row.getString("channel"), row.getString("recipient")))
                .optional();
    }

    private static Failed failed(String channel, String recipient) {
        return new Failed(Medium.of(channel), recipient);
    }
}
