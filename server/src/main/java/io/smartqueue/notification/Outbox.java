package io.smartqueue.notification;

import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Times;
import io.smartqueue.notification.text.Segments;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
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

    /** A row was added; heard after the commit. */
    public record Added(Medium medium) {}

    /** A message ended here and never left; heard after the commit. */
    public record Ended(Medium medium, NotificationStatus status, String code) {}

    /** How a row begins: waiting to be sent, or ended already. */
    private record Beginning(
            NotificationStatus status,
            StepType step,
            @Nullable String code,
            @Nullable String message) {}

    private static final Beginning TO_SEND = new Beginning(NotificationStatus.PENDING, StepType.PENDING, null, null);
    private static final String UNRENDERABLE = "unrenderable";

    /** Which passage of which ticket, and which time: a message of the same occurrence is left only once. */
    public record About(UUID visit, UUID leg, int occurrence) {}

    /** A message with its words as they will be read; {@code context} are the values they were made with. */
    public record Letter(
            @Nullable UUID template,
            Medium medium,
            NotificationEvent occasion,
            Optional<About> about,
            String recipient,
            String subject,
            String body,
            Map<String, String> context) {}

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;

    Outbox(JdbcClient jdbc, InstantSource clock, JsonMapper json, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
        this.events = events;
    }

    /** @return the new notification's id; empty when this occurrence was told before */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<UUID> add(Letter letter) {
        Optional<UUID> added = insert(letter, TO_SEND);
        added.ifPresent(id -> events.publishEvent(new Added(letter.medium())));
        return added;
    }

    /** Leaves a trace of a message that could not be made, for the ticket's history. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void addUnmade(Letter letter, String why) {
        insert(letter, new Beginning(NotificationStatus.FAILED, StepType.FAILED, UNRENDERABLE, why))
                .ifPresent(
                        id -> events.publishEvent(new Ended(letter.medium(), NotificationStatus.FAILED, UNRENDERABLE)));
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

    private Optional<UUID> insert(Letter letter, Beginning beginning) {
        Instant now = clock.instant();
        Optional<Segments> segments =
                letter.medium().isPaidBySegment() ? Optional.of(Segments.of(letter.body())) : Optional.empty();
        return jdbc.sql("""
                        with added as (
                            insert into notification
                                (id, tenant_id, template_id, channel, event, visit_id, leg_id, occurrence, recipient,
                                 subject, body, context, status, lane, look_at, expires_at, segments,
                                 encoding, created_at, error_code, error_message)
                            values
                                (:id, current_tenant(), :template, :channel, :event, :visit, :leg, :occurrence,
                                 :recipient, :subject, :body, :context::jsonb, :status, :lane, clock_timestamp(),
                                 clock_timestamp() + :useful_seconds * interval '1 second',
                                 :segments, :encoding, :now, :code, :message)
                            on conflict (tenant_id, leg_id, event, occurrence, channel) do nothing
                            returning id, tenant_id
                        ), told as (
                            insert into notification_event (tenant_id, notification_id, at, type, attempt, code, detail)
                            select tenant_id, id, :now, :step, 0, :code, :message from added
                        )
                        select id from added
                        """)
                .param("id", Ids.next())
                .param("template", letter.template())
                .param("channel", letter.medium().code())
                .param("event", letter.occasion().code())
                .param("visit", letter.about().map(About::visit).orElse(null))
                .param("leg", letter.about().map(About::leg).orElse(null))
                .param("occurrence", letter.about().map(About::occurrence).orElse(0))
                .param("recipient", letter.recipient())
                .param("subject", letter.subject())
                .param("body", letter.body())
                .param("context", json.writeValueAsString(letter.context()))
                .param("status", beginning.status().code())
                .param("step", beginning.step().code())
                .param("code", beginning.code(), Types.VARCHAR)
                .param("message", beginning.message(), Types.VARCHAR)
                .param("lane", letter.occasion().lane())
                .param("now", Times.sql(now))
                .param("useful_seconds", letter.occasion().usefulFor().toSeconds())
                .param("segments", segments.map(Segments::count).orElse(null))
                .param(
                        "encoding",
                        segments.map(found -> found.encoding().label()).orElse(null))
                .query(UUID.class)
                .optional();
    }
}
