package io.smartqueue.notification;

import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Times;
import io.smartqueue.notification.text.Segments;
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

/** Where a message is left, in the transaction of what it tells about; the dispatcher takes it from there. */
@Component
public class Outbox {

    /** A row was added; heard after the commit. */
    public record Added(Medium medium) {}

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
        Instant now = clock.instant();
        Optional<Segments> segments =
                letter.medium().isPaidBySegment() ? Optional.of(Segments.of(letter.body())) : Optional.empty();
        Optional<UUID> added = jdbc.sql("""
                        with added as (
                            insert into notification
                                (id, tenant_id, template_id, channel, event, visit_id, leg_id, occurrence, recipient,
                                 subject, body, context, status, lane, look_at, expires_at, segments,
                                 encoding, created_at)
                            values
                                (:id, current_tenant(), :template, :channel, :event, :visit, :leg, :occurrence,
                                 :recipient, :subject, :body, :context::jsonb, :status, :lane, :now, :expires,
                                 :segments, :encoding, :now)
                            on conflict (tenant_id, leg_id, event, occurrence, channel) do nothing
                            returning id, tenant_id
                        ), told as (
                            insert into notification_event (tenant_id, notification_id, at, type, attempt)
                            select tenant_id, id, :now, :step, 0 from added
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
                .param("status", NotificationStatus.PENDING.code())
                .param("step", StepType.PENDING.code())
                .param("lane", letter.occasion().lane())
                .param("now", Times.sql(now))
                .param("expires", Times.sql(now.plus(letter.occasion().usefulFor())))
                .param("segments", segments.map(Segments::count).orElse(null))
                .param(
                        "encoding",
                        segments.map(found -> found.encoding().label()).orElse(null))
                .query(UUID.class)
                .optional();
        added.ifPresent(id -> events.publishEvent(new Added(letter.medium())));
        return added;
    }
}
