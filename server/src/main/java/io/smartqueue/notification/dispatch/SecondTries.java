package io.smartqueue.notification.dispatch;

import io.smartqueue.customer.Medium;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.outbox.Letter;
import io.smartqueue.notification.outbox.Outbox;
import io.smartqueue.notification.rule.ErrorRule.Stage;
import io.smartqueue.notification.rule.ErrorRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends once more, by the same channel, what did not arrive for a reason that passes, such as a telephone that is off.
 * It is a message of its own: late receipts of the first cannot be taken for its receipts.
 */
@Component
public class SecondTries {

    private static final TypeReference<Map<String, String>> CONTEXT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final DatabaseClock clock;
    private final ErrorRules rules;
    private final JsonMapper json;

    SecondTries(JdbcClient jdbc, Outbox outbox, DatabaseClock clock, ErrorRules rules, JsonMapper json) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.clock = clock;
        this.rules = rules;
        this.json = json;
    }

    /**
     * When the rule of the code in its receipt names a pause, for a message about a visit, and when no other message
     * tells the person the same. A second try has no third.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void after(@Nullable String code, UUID id) {
        rules.of(code, Stage.DELIVERY)
                .map(rule -> rule.consequence().retryAfter())
                .ifPresent(seconds -> leave(Duration.ofSeconds(seconds), id));
    }

    /** @return whether there is one */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean atOnce(UUID id) {
        return leave(Duration.ZERO, id);
    }

    private boolean leave(Duration pause, UUID id) {
        return jdbc.sql("""
                        select id, template_id, channel, event, visit_id, leg_id, recipient, subject, body, context, (
                            select count(*) from notification about where about.visit_id = first.visit_id
                        ) as before
                        from notification first
                        where id = :id and leg_id is not null and occurrence >= 0 and not exists (
                            select from notification other
                            where other.leg_id = first.leg_id and other.event = first.event and other.id <> first.id
                                and (other.occurrence = first.occurrence or other.fallback_of = first.id)
                                and other.status in ('pending', 'sending', 'sent', 'delivered', 'read'))
                        """)
                .param("id", id)
                .query((row, n) -> letter(row, pause))
                .optional()
                .flatMap(outbox::add)
                .isPresent();
    }

    private Letter letter(ResultSet row, Duration pause) throws SQLException {
        // Counted below zero, where no message that goes by itself is.
        var about = new Letter.About(
                row.getObject("visit_id", UUID.class), row.getObject("leg_id", UUID.class), -row.getInt("before"));
        return new Letter(
                Medium.of(row.getString("channel")),
                NotificationEvent.of(row.getString("event")),
                Optional.of(about),
                row.getString("recipient"),
                new Letter.Words(
                        row.getObject("template_id", UUID.class),
                        row.getString("subject"),
                        row.getString("body"),
                        json.readValue(row.getString("context"), CONTEXT)),
                new Letter.Departure(clock.instant().plus(pause), row.getObject("id", UUID.class), null));
    }
}
