package io.smartqueue.notification;

import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Times;
import io.smartqueue.notification.limit.MessageLimits;
import io.smartqueue.notification.text.Segments;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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

    /** Who waits for an answer holds the phone in the hand. */
    static final int LANE_OF_ANSWERS = 1;

    /** A row was added; heard after the commit. */
    public record Added(Medium medium) {}

    /** A message ended here and never left; heard after the commit. */
    public record Ended(Medium medium, NotificationStatus status, String code) {}

    static final String UNRENDERABLE = "unrenderable";

    /** Which passage of which ticket, and which time: a message of the same occurrence is left only once. */
    public record About(UUID visit, UUID leg, int occurrence) {}

    /**
     * When and in whose place a message leaves.
     *
     * @param notBefore null = at once
     * @param fallbackOf the message that did not arrive, instead of which this one is sent
     */
    public record Departure(
            @Nullable Instant notBefore, @Nullable UUID fallbackOf) {
        static final Departure AT_ONCE = new Departure(null, null);
    }

    /**
     * A message with its words as they will be read.
     *
     * @param context the values that the words were made with
     * @param answers the provider's id of the inbound message that it answers: who has just written is always answered
     */
    public record Letter(
            @Nullable UUID template,
            Medium medium,
            NotificationEvent occasion,
            Optional<About> about,
            String recipient,
            String subject,
            String body,
            Map<String, String> context,
            @Nullable String answers,
            Departure departure) {

        public Letter(
                @Nullable UUID template,
                Medium medium,
                NotificationEvent occasion,
                Optional<About> about,
                String recipient,
                String subject,
                String body,
                Map<String, String> context) {
            this(template, medium, occasion, about, recipient, subject, body, context, null);
        }

        public Letter(
                @Nullable UUID template,
                Medium medium,
                NotificationEvent occasion,
                Optional<About> about,
                String recipient,
                String subject,
                String body,
                Map<String, String> context,
                @Nullable String answers) {
            this(template, medium, occasion, about, recipient, subject, body, context, answers, Departure.AT_ONCE);
        }

        /** The same, sent because another did not arrive. */
        public Letter insteadOf(UUID other) {
            var now = new Departure(departure.notBefore, other);
            return new Letter(template, medium, occasion, about, recipient, subject, body, context, answers, now);
        }

        /** Leaves before what nobody waits for with the phone in hand. */
        int lane() {
            return answers == null ? occasion.lane() : Math.min(LANE_OF_ANSWERS, occasion.lane());
        }
    }

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final MessageLimits limits;

    Outbox(
            JdbcClient jdbc,
            InstantSource clock,
            JsonMapper json,
            ApplicationEventPublisher events,
            MessageLimits limits) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
        this.events = events;
        this.limits = limits;
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
        // Who has just written is answered, wherever they are, at any hour, and however many messages they got.
        limits.applyTo(added.stream()
                .filter(one -> one.news.code == null)
                .filter(one -> letter(byId, one).answers == null)
                .map(one -> written(one.id, letter(byId, one)))
                .toList());
        return added.stream().map(Inserted::id).toList();
    }

    private static Letter letter(Map<UUID, Left> byId, Inserted one) {
        return Objects.requireNonNull(byId.get(one.id)).letter;
    }

    private static MessageLimits.Written written(UUID id, Letter letter) {
        return new MessageLimits.Written(id, letter.medium, letter.recipient, letter.about.isPresent());
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
        StillTrue.bind(jdbc.sql("""
                        with ended as (
                            update notification
                            set status = :status, error_code = :code, error_message = :message
                            where visit_id = :visit and status = 'pending' and""" + " " + StillTrue.OVERTAKEN + """
                            returning id, tenant_id, attempt, channel
                        ), told as (
                            insert into notification_event (tenant_id, notification_id, at, type, attempt, code, detail)
                            select tenant_id, id, :now, :step, attempt, :code, :message from ended
                        )
                        select channel from ended
                        """))
                .param("visit", visit)
                .param("status", NotificationStatus.CANCELLED.code())
                .param("step", StepType.CANCELLED.code())
                .param("code", StillTrue.SUPERSEDED)
                .param("message", StillTrue.BECAUSE)
                .param("now", Times.sql(clock.instant()))
                .query(String.class)
                .list()
                .forEach(medium -> events.publishEvent(
                        new Ended(Medium.of(medium), NotificationStatus.CANCELLED, StillTrue.SUPERSEDED)));
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
                                 fallback_of, next_channel_at)
                            select id, current_tenant(), template, channel, event, visit, leg, occurrence,
                                recipient, subject, body, context,
                                case when suppressed_code is not null then :suppressed
                                    when message is null then :pending else :failed end,
                                lane, coalesce(not_before, clock_timestamp()),
                                greatest(not_before, clock_timestamp()) + useful_seconds * interval '1 second',
                                segments, encoding, :now,
                                coalesce(suppressed_code, case when message is not null then :unrenderable end),
                                coalesce(suppressed_message, message), answers, not_before, fallback_of, (
                                    select coalesce(clock_timestamp()
                                        + (wait_seconds ->> letter.channel)::integer * interval '1 second', 'infinity')
                                    from channel_plan where channel_plan.event = letter.event
                                        and letter.leg is not null and letter.occurrence >= 0
                                        and letter.channel = any(channels)
                                        and letter.channel <> channels[cardinality(channels)]
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
                                .map(letter -> Row.of(letter.getKey(), letter.getValue(), usefulFor(letter.getValue())))
                                .toList()))
                .param("pending", NotificationStatus.PENDING.code())
                .param("failed", NotificationStatus.FAILED.code())
                .param("unrenderable", UNRENDERABLE)
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

    /** As the statement reads it. */
    private record Row(
            UUID id,
            @Nullable UUID template,
            String channel,
            String event,
            @Nullable UUID visit,
            @Nullable UUID leg,
            int occurrence,
            String recipient,
            String subject,
            String body,
            Map<String, String> context,
            int lane,
            long usefulSeconds,
            @Nullable Integer segments,
            @Nullable String encoding,
            @Nullable String message,
            @Nullable String answers,
            @Nullable Instant notBefore,
            @Nullable UUID fallbackOf) {

        static Row of(UUID id, Left left, Duration usefulFor) {
            Letter letter = left.letter;
            Segments segments = letter.medium().isPaidBySegment() ? Segments.of(letter.body()) : null;
            return new Row(
                    id,
                    letter.template(),
                    letter.medium().code(),
                    letter.occasion().code(),
                    letter.about().map(About::visit).orElse(null),
                    letter.about().map(About::leg).orElse(null),
                    letter.about().map(About::occurrence).orElse(0),
                    letter.recipient(),
                    letter.subject(),
                    letter.body(),
                    letter.context(),
                    letter.lane(),
                    usefulFor.toSeconds(),
                    segments == null ? null : segments.count(),
                    segments == null ? null : segments.encoding().label(),
                    left.unmadeBecause,
                    letter.answers(),
                    letter.departure().notBefore(),
                    letter.departure().fallbackOf());
        }
    }
}
