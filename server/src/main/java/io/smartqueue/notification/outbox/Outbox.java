package io.smartqueue.notification.outbox;

import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Times;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.notification.limit.MessageLimits;
import io.smartqueue.notification.plan.ChannelPlan;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Inserts messages in the transaction of the act that they are about; the dispatcher sends them. */
@Component
public class Outbox {

    /** Twilio refuses more (error 21617). */
    public static final int LONGEST_BODY = 1600;

    /** Urgent for quiet hours too, as what is about people who are expected soon. */
    public static final int LANE_OF_NO_DELAY = 1;

    /** A row was added; heard after the commit. */
    public record Added(Medium medium) {}

    /** A message ended here and never left; heard after the commit. */
    public record Ended(Medium medium, NotificationStatus status, String code) {}

    public static final String UNRENDERABLE = "unrenderable";

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final MessageLimits limits;
    private final Withdrawals withdrawals;

    Outbox(
            JdbcClient jdbc,
            InstantSource clock,
            JsonMapper json,
            ApplicationEventPublisher events,
            MessageLimits limits,
            Withdrawals withdrawals) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
        this.events = events;
        this.limits = limits;
        this.withdrawals = withdrawals;
    }

    /** A letter that leaves, or, with a reason, a trace of one that could not be made. */
    public record Left(Letter letter, @Nullable String unmadeBecause) {

        public Left(Letter letter) {
            this(letter, null);
        }
    }

    /** @return the new notification's id; empty when this occurrence was told before */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<UUID> add(Letter letter) {
        return addAll(List.of(new Left(letter))).stream().findFirst();
    }

    /**
     * All at once.
     *
     * @return the ids of the new ones
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> addAll(List<Left> letters) {
        if (letters.isEmpty()) {
            return List.of();
        }
        Map<UUID, Left> byId = new LinkedHashMap<>();
        letters.forEach(left -> byId.put(Ids.next(), left));
        List<Inserted> added = insert(byId);
        added.stream().map(Inserted::news).distinct().forEach(this::publish);
        List<UUID> replaced = added.stream()
                .map(one -> letter(byId, one).departure().fallbackOf())
                .flatMap(Stream::ofNullable)
                .toList();
        // Who has just written is answered, wherever they are, at any hour, and however many messages they got.
        List<MessageLimits.Written> limited = added.stream()
                .filter(one -> one.news.code == null)
                .filter(one -> !letter(byId, one).isAnswer())
                .map(one -> written(one.id, letter(byId, one)))
                .toList();
        if (replaced.isEmpty()) {
            limits.applyTo(limited);
        } else {
            replace(replaced, limited);
        }
        return added.stream().map(Inserted::id).toList();
    }

    /** What waits is withdrawn when the one in its place is known to leave, so that the person gets one of them. */
    private void replace(List<UUID> replaced, List<MessageLimits.Written> instead) {
        if (withdrawals.lockWaiting(replaced)) {
            limits.applyAtOnce(instead);
        } else {
            limits.applyTo(instead);
        }
        replaced.forEach(withdrawals::replaced);
    }

    private static Letter letter(Map<UUID, Left> byId, Inserted one) {
        return Objects.requireNonNull(byId.get(one.id)).letter;
    }

    private static MessageLimits.Written written(UUID id, Letter letter) {
        return new MessageLimits.Written(
                id, letter.medium(), letter.recipient(), letter.about().isPresent());
    }

    private record Inserted(UUID id, News news) {}

    /** @param code why it ended at once; null when it is to be sent */
    private record News(
            Medium medium,
            NotificationStatus status,
            @Nullable String code) {}

    private void publish(News news) {
        if (news.code == null) {
            events.publishEvent(new Added(news.medium));
        } else {
            events.publishEvent(new Ended(news.medium, news.status, news.code));
        }
    }

    /** Ends what waits to be sent about a visit and is not true any more. What is under way is left to its receipt. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(UUID visit) {
        withdrawals.overtaken(visit);
    }

    private List<Inserted> insert(Map<UUID, Left> letters) {
        return SuppressedLetters.bind(jdbc.sql("""
                        with made as materialized (
                            select * from json_to_recordset(:letters::json) as letter (
                                id uuid, template uuid, channel text, event text, visit uuid, leg uuid,
                                occurrence integer, recipient text, subject text, body text, context jsonb,
                                lane integer, useful_seconds integer, segments integer, encoding text, message text,
                                answers text, not_before timestamptz, fallback_of uuid)
                        ), letter as materialized (
                            select made.*, suppressed_code, suppressed_message
                            from made left join\s""" + SuppressedLetters.ENDS + """
                                on message is null and answers is null
                                    and reason = suppressed_because(channel, recipient)
                        ), added as (
                            insert into notification
                                (id, tenant_id, template_id, channel, event, visit_id, leg_id, occurrence, recipient,
                                 subject, body, context, status, lane, look_at, expires_at, segments,
                                 encoding, created_at, error_code, error_message, answers, not_before,
                                 fallback_of, sent_as, next_channel_at)
                            select id, current_tenant(), template, channel, event, visit, leg, occurrence,
                                recipient, subject, body, context,
                                case when suppressed_code is not null then :suppressed
                                    when message is null then :pending else :failed end,
                                lane, coalesce(not_before, clock_timestamp()),
                                greatest(not_before, clock_timestamp()) + useful_seconds * interval '1 second',
                                segments, encoding, :now,
                                coalesce(suppressed_code, case when message is not null then :unrenderable end),
                                coalesce(suppressed_message, message), answers, not_before, fallback_of, (
                                    select 'simplified' from notification_template
                                    where id = letter.template and letter.channel = 'sms'
                                        and sms_spelling = 'simplified'
                                ), (
                                    -- What ends here is not waited for.
                                    select case when coalesce(suppressed_code, message) is not null
                                        then clock_timestamp()
                                        else coalesce(greatest(not_before, clock_timestamp())
                                            + coalesce((wait_seconds ->> letter.channel)::integer,
                                                case when letter.channel = 'push' then :to_show end)
                                            * interval '1 second', 'infinity') end
                                    from channel_plan where channel_plan.event = letter.event
                                        and letter.leg is not null and letter.occurrence >= 0
                                        and case when letter.channel = any(channels)
                                            then letter.channel <> channels[cardinality(channels)]
                                            -- It goes before all others where the plan gives it no place.
                                            else letter.channel = 'push' end
                                )
                            from letter
                            on conflict (tenant_id, leg_id, event, occurrence, channel) do nothing
                            returning id, tenant_id, channel, status, error_code, error_message
                        ), told as (
                            insert into notification_event (tenant_id, notification_id, at, type, attempt, code, detail)
                            select tenant_id, id, :now, status, 0, error_code, error_message from added
                            -- That a message waits, its creation says.
                            where error_code is not null
                        )
                        select id, channel, status, error_code from added
                        """))
                .param(
                        "letters",
                        json.writeValueAsString(letters.entrySet().stream()
                                .map(letter ->
                                        LetterRow.of(letter.getKey(), letter.getValue(), usefulFor(letter.getValue())))
                                .toList()))
                .param("pending", NotificationStatus.PENDING.code())
                .param("failed", NotificationStatus.FAILED.code())
                .param("unrenderable", UNRENDERABLE)
                .param("to_show", ChannelPlan.SECONDS_TO_SHOW)
                .param("now", Times.sql(clock.instant()))
                .query((row, n) -> new Inserted(
                        row.getObject("id", UUID.class),
                        new News(
                                Medium.of(row.getString("channel")),
                                NotificationStatus.of(row.getString("status")),
                                row.getString("error_code"))))
                .list();
    }

    private Duration usefulFor(Left left) {
        return limits.usefulFor(left.letter.occasion());
    }
}
