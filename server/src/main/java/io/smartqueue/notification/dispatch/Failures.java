package io.smartqueue.notification.dispatch;

import io.smartqueue.customer.Medium;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.notification.content.ContentTemplates;
import io.smartqueue.notification.rule.ErrorRule;
import io.smartqueue.notification.rule.ErrorRule.Stage;
import io.smartqueue.notification.rule.ErrorRules;
import io.smartqueue.notification.sender.Parking;
import io.smartqueue.notification.window.Windows;
import io.smartqueue.tenant.CurrentTenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What follows when a message did not reach its recipient: by the rules of its code, and by the next channel. */
@Component
class Failures {

    /** @param account that it left from */
    private record Failed(Medium medium, String recipient, Optional<String> account) {}

    private static final String COLUMNS =
            "channel, recipient, (select account from sender where sender.id = sender_id) as account";

    private final JdbcClient jdbc;
    private final ErrorRules rules;
    private final ApplicationEventPublisher events;
    private final SecondTries secondTries;
    private final Windows windows;
    private final ContentTemplates contents;

    Failures(
            JdbcClient jdbc,
            ErrorRules rules,
            ApplicationEventPublisher events,
            SecondTries secondTries,
            Windows windows,
            ContentTemplates contents) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.events = events;
        this.secondTries = secondTries;
        this.windows = windows;
        this.contents = contents;
    }

    /** The provider refused it. */
    @Transactional
    public void refused(UUID id, String code) {
        follow(id, code, Stage.REQUEST, rules.isNextChannelTaken(code, Stage.REQUEST));
    }

    /** It never left, as its recipient is not written to by this channel. */
    @Transactional
    public void endedHere(UUID id) {
        lookAtOnce(id, true);
    }

    /** A receipt says so. */
    @Transactional
    public void reported(UUID id, NotificationStatus status, @Nullable String code) {
        if (Windows.CLOSED.equals(code) && isSentAsTemplate(id)) {
            return;
        }
        boolean isUndelivered = status == NotificationStatus.UNDELIVERED;
        if (isUndelivered || status == NotificationStatus.FAILED) {
            boolean isNextTaken = isUndelivered || code == null || rules.isNextChannelTaken(code, Stage.DELIVERY);
            boolean hasNext = follow(id, code, Stage.DELIVERY, isNextTaken) && isNextTaken;
            if (!hasNext) {
                secondTries.after(code, id);
            }
        }
    }

    /** The window was closed all the same: where it has a content template, it is sent once more as this. */
    private boolean isSentAsTemplate(UUID id) {
        windows.refused(id);
        boolean isText = jdbc.sql("""
                        select exists (
                            select from notification join notification_template template on template.id = template_id
                            where notification.id = :id and sent_as = 'text'
                                and coalesce(template.content_sid, template.content_template_id::text) is not null)
                        """).param("id", id).query(Boolean.class).single();
        boolean isTried = isText && secondTries.atOnce(id);
        if (isTried) {
            lookAtOnce(id, false);
        }
        return isTried;
    }

    /** @return whether the message has a plan */
    private boolean follow(UUID id, @Nullable String code, Stage stage, boolean isNextTaken) {
        Optional<Failed> failed = lookAtOnce(id, isNextTaken);
        if (code != null) {
            contents.recheck(id, code);
        }
        rules.of(code, stage).ifPresent(rule -> failed.or(() -> read(id)).ifPresent(one -> follow(rule, one)));
        return failed.isPresent();
    }

    private void follow(ErrorRule rule, Failed failed) {
        rules.follow(rule, failed.medium(), failed.recipient());
        ErrorRule.Consequence consequence = rule.consequence();
        if (consequence.park()) {
            events.publishEvent(new Parking.Wanted(
                    CurrentTenant.get(),
                    failed.medium(),
                    failed.account(),
                    rule.code(),
                    consequence.words().en()));
        }
    }

    private Optional<Failed> lookAtOnce(UUID id, boolean isNextTaken) {
        return jdbc.sql("""
                        update notification set next_channel_at = case when :next then now() end
                        where id = :id and next_channel_at is not null
                        returning\s""" + COLUMNS)
                .param("next", isNextTaken)
                .param("id", id)
                .query((row, n) -> failed(row))
                .optional();
    }

    private Optional<Failed> read(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from notification where id = :id")
                .param("id", id)
                .query((row, n) -> failed(row))
                .optional();
    }

    private static Failed failed(ResultSet row) throws SQLException {
        return new Failed(
                Medium.of(row.getString("channel")),
                row.getString("recipient"),
                Optional.ofNullable(row.getString("account")));
    }
}
