package io.smartqueue.notification.limit;

import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Times;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.notification.outbox.Outbox;
import io.smartqueue.tenant.Tenants;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Applies the organisation's rules to the messages that a transaction has written, all together and as its last step:
 * what its locks hold up is then no more than a commit. Organisations without such rules cost no statement.
 */
@Component
public class MessageLimits {

    /** @param byRule whether it is about a visit; what a person sends on purpose goes to every country */
    public record Written(UUID id, Medium medium, String recipient, boolean byRule) {}

    private record Held(Medium medium, String code) {}

    private record Waiting(UUID id, Medium medium, int lane, Instant leaves, Instant expires, ZoneId zone) {}

    /** What is decided before the caps are looked at. */
    private record Decided(Map<UUID, Limit> refused, Map<UUID, Instant> deferred) {}

    private final JdbcClient jdbc;
    private final MessagingRulesStore rules;
    private final Tenants tenants;
    private final ApplicationEventPublisher events;

    MessageLimits(JdbcClient jdbc, MessagingRulesStore rules, Tenants tenants, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.tenants = tenants;
        this.events = events;
    }

    /** For how long a message about this is worth sending. */
    public Duration usefulFor(NotificationEvent event) {
        return rules.current().usefulFor(event);
    }

    /** Applies the rules before the present transaction commits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void applyTo(List<Written> messages) {
        MessagingRules present = rules.current();
        if (!concern(present, messages)) {
            return;
        }
        if (TransactionSynchronizationManager.getResource(this) instanceof AtTheEnd atTheEnd) {
            atTheEnd.messages.addAll(messages);
        } else {
            TransactionSynchronizationManager.registerSynchronization(new AtTheEnd(present, messages));
        }
    }

    /**
     * Applies the rules now, where the caller depends on what they let leave. To be called once in a transaction and
     * towards its end, because its locks last until the commit.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void applyAtOnce(List<Written> messages) {
        MessagingRules present = rules.current();
        if (concern(present, messages)) {
            apply(present, messages);
        }
    }

    private static boolean concern(MessagingRules present, List<Written> messages) {
        return present.areCapped()
                || present.areQuietSometimes()
                || messages.stream().anyMatch(message -> isAbroad(present, message));
    }

    /** It answers somebody who has just written, as turned out after it was left. */
    public void spare(UUID message) {
        if (TransactionSynchronizationManager.getResource(this) instanceof AtTheEnd atTheEnd) {
            atTheEnd.messages.removeIf(one -> one.id.equals(message));
        }
    }

    private static boolean isAbroad(MessagingRules present, Written message) {
        return message.byRule && !present.serves(message.medium, message.recipient);
    }

    private final class AtTheEnd implements TransactionSynchronization {

        private final MessagingRules present;
        private final List<Written> messages;

        AtTheEnd(MessagingRules present, List<Written> messages) {
            this.present = present;
            this.messages = new ArrayList<>(messages);
            TransactionSynchronizationManager.bindResource(MessageLimits.this, this);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(MessageLimits.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(MessageLimits.this, this);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            apply(present, messages);
        }

        @Override
        public void beforeCompletion() {
            TransactionSynchronizationManager.unbindResourceIfPossible(MessageLimits.this);
        }
    }

    private void apply(MessagingRules present, List<Written> messages) {
        Decided decided = new Decided(new LinkedHashMap<>(), new LinkedHashMap<>());
        messages.stream()
                .filter(message -> isAbroad(present, message))
                .forEach(message -> decided.refused.put(message.id, Limit.COUNTRY_NOT_SERVED));
        List<UUID> served = messages.stream()
                .map(Written::id)
                .filter(id -> !decided.refused.containsKey(id))
                .toList();
        if (present.areQuietSometimes()) {
            waiting(served).forEach(message -> keepQuiet(present.quietHours(), message, decided));
        }
        List<UUID> counted = present.areCapped()
                ? messages.stream()
                        .filter(message -> !message.medium.isFree())
                        .map(Written::id)
                        .filter(id -> !decided.refused.containsKey(id))
                        .toList()
                : List.of();
        if (!counted.isEmpty() || !decided.refused.isEmpty() || !decided.deferred.isEmpty()) {
            store(decided, counted, present.caps())
                    .forEach(held -> events.publishEvent(
                            new Outbox.Ended(held.medium, NotificationStatus.SUPPRESSED, held.code)));
        }
    }

    private static void keepQuiet(QuietHours quietHours, Waiting message, Decided decided) {
        Optional<Instant> end = quietHours
                .of(message.medium)
                .filter(window -> !quietHours.spares(message.lane))
                .flatMap(window -> window.end(message.leaves, message.zone));
        end.ifPresent(until -> {
            if (until.isBefore(message.expires)) {
                decided.deferred.put(message.id, until);
            } else {
                decided.refused.put(message.id, Limit.QUIET_HOURS);
            }
        });
    }

    /** A message that is about no visit is read in the organisation's zone. */
    private List<Waiting> waiting(List<UUID> ids) {
        ZoneId zone = tenants.current().zone();
        return jdbc.sql("""
                        select notification.id, notification.channel, lane, look_at, expires_at, site.zone
                        from notification
                        left join visit on visit.id = visit_id
                        left join site on site.id = visit.site_id
                        where notification.id = any(:ids) and notification.status = 'pending'
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> new Waiting(
                        row.getObject("id", UUID.class),
                        Medium.of(row.getString("channel")),
                        row.getInt("lane"),
                        Times.instant(row, "look_at"),
                        Times.instant(row, "expires_at"),
                        Optional.ofNullable(row.getString("zone"))
                                .map(ZoneId::of)
                                .orElse(zone)))
                .list();
    }

    private List<Held> store(Decided decided, List<UUID> counted, Caps caps) {
        List<Map.Entry<UUID, Limit>> refused = List.copyOf(decided.refused.entrySet());
        List<Map.Entry<UUID, Instant>> deferred = List.copyOf(decided.deferred.entrySet());
        return jdbc.sql("""
                        with refused as materialized (
                            select * from unnest(:refused::uuid[], :reasons::text[]) as given (id, code)
                            union all
                            select * from messages_above_caps(:counted, :recipient_hour, :recipient_day,
                                :organisation_hour, :new_recipients_hour, :prefix_hour)
                        ), deferred as (
                            update notification set look_at = quiet.until, not_before = quiet.until,
                                -- Its time to arrive begins when it leaves.
                                next_channel_at = next_channel_at + (quiet.until - look_at)
                            from unnest(:deferred::uuid[], :until::timestamptz[]) as quiet (id, until)
                            where notification.id = quiet.id and status = 'pending'
                                and not exists (select from refused where refused.id = quiet.id)
                        ), ended as (
                            update notification
                            set status = :suppressed, error_code = refused.code, error_message = says.sentence,
                                next_channel_at = case when next_channel_at is not null then clock_timestamp() end
                            from refused join unnest(:codes::text[], :sentences::text[]) as says (code, sentence)
                                on says.code = refused.code
                            where notification.id = refused.id and status = 'pending'
                            returning notification.id, tenant_id, channel, attempt, error_code, error_message
                        ), told as (
                            insert into notification_event (tenant_id, notification_id, at, type, attempt, code, detail)
                            select tenant_id, id, clock_timestamp(), :suppressed, attempt, error_code, error_message
                            from ended
                        )
                        select channel, error_code from ended
                        """)
                .param("refused", refused.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
                .param(
                        "reasons",
                        refused.stream().map(one -> one.getValue().code()).toArray(String[]::new))
                .param("deferred", deferred.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
                .param(
                        "until",
                        deferred.stream().map(one -> one.getValue().toString()).toArray(String[]::new))
                .param("counted", counted.toArray(UUID[]::new))
                .param("recipient_hour", caps.recipientHour(), Types.INTEGER)
                .param("recipient_day", caps.recipientDay(), Types.INTEGER)
                .param("organisation_hour", caps.organisationHour(), Types.INTEGER)
                .param("new_recipients_hour", caps.newRecipientsHour(), Types.INTEGER)
                .param("prefix_hour", caps.prefixHour(), Types.INTEGER)
                .param("codes", Limit.codes())
                .param("sentences", Limit.sentences())
                .param("suppressed", NotificationStatus.SUPPRESSED.code())
                .query((row, n) -> new Held(Medium.of(row.getString("channel")), row.getString("error_code")))
                .list();
    }
}
