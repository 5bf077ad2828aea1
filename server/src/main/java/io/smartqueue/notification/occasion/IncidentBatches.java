package io.smartqueue.notification.occasion;

import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Times;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.notification.StepType;
import io.smartqueue.notification.StopLinks;
import io.smartqueue.notification.limit.MessageLimits;
import io.smartqueue.notification.outbox.Outbox;
import io.smartqueue.notification.outbox.StillTrue;
import io.smartqueue.notification.plan.ChannelPlan;
import io.smartqueue.notification.plan.ChannelPlans;
import io.smartqueue.notification.text.Segments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Leaves the messages about an incident, a few hundred people at a time and in one statement. */
@Component
class IncidentBatches {

    private static final int PEOPLE = 500;

    /** As long as each ticket's, so that all these messages have as many segments. */
    private static final String TOKEN = "0".repeat(16);

    private record Telling(
            UUID site,
            String words,
            Instant at,
            @Nullable UUID until,
            @Nullable Instant goesOnSince,
            boolean isOver) {

        /** The second of the message distinguishes it from that of the next incident. An end is later than its stop. */
        int occurrence() {
            Integer since = since();
            int second = (int) at.getEpochSecond();
            return since == null ? second : Math.max(second, since + 1);
        }

        @Nullable Integer since() {
            return goesOnSince == null ? null : (int) goesOnSince.getEpochSecond();
        }
    }

    private record Batch(@Nullable UUID last, int people, List<MessageLimits.Written> written) {}

    private final JdbcClient jdbc;
    private final ChannelPlans plans;
    private final ApplicationEventPublisher events;
    private final MessageLimits limits;
    private final StopLinks stops;

    IncidentBatches(
            JdbcClient jdbc,
            ChannelPlans plans,
            ApplicationEventPublisher events,
            MessageLimits limits,
            StopLinks stops) {
        this.stops = stops;
        this.jdbc = jdbc;
        this.plans = plans;
        this.events = events;
        this.limits = limits;
    }

    /** @return whether more people are waiting for the message */
    @Transactional
    public boolean next(UUID id) {
        endEarlier(id);
        // Another server may be at it; then there is nothing to do here.
        List<Telling> found = jdbc.sql("""
                        select site_id, words, said_at, told_until, goes_on_since, exists (
                                select from incident_telling later
                                where later.site_id = incident_telling.site_id
                                    and later.said_at > incident_telling.said_at
                            ) as is_over
                        from incident_telling where id = :id
                        for update skip locked
                        """)
                .param("id", id)
                .query((row, n) -> new Telling(
                        row.getObject("site_id", UUID.class),
                        row.getString("words"),
                        Times.instant(row, "said_at"),
                        row.getObject("told_until", UUID.class),
                        Times.instantOrNull(row, "goes_on_since"),
                        row.getBoolean("is_over")))
                .list();
        if (found.isEmpty()) {
            return false;
        }
        if (found.getFirst().isOver()) {
            // Who has not heard of it need not: the line was stopped or went on again meanwhile.
            delete(id);
            return false;
        }
        if (found.getFirst().until() == null) {
            withdrawEarlier(found.getFirst());
        }
        Batch batch = leave(found.getFirst());
        batch.written().forEach(message -> events.publishEvent(new Outbox.Added(message.medium())));
        limits.applyTo(batch.written());
        boolean more = batch.people() == PEOPLE;
        if (more) {
            jdbc.sql("update incident_telling set told_until = :last where id = :id")
                    .param("id", id)
                    .param("last", batch.last(), Types.OTHER)
                    .update();
        } else {
            delete(id);
        }
        return more;
    }

    /** Waits for a server that is still telling people of the earlier, so that nobody hears of it after this. */
    private void endEarlier(UUID id) {
        jdbc.sql("""
                        delete from incident_telling earlier using incident_telling this
                        where this.id = :id and earlier.site_id = this.site_id and earlier.said_at < this.said_at
                        """).param("id", id).update();
    }

    private void delete(UUID id) {
        jdbc.sql("delete from incident_telling where id = :id").param("id", id).update();
    }

    /**
     * Earlier messages about this line that still wait are no longer true. Before the batches, so that who is told that
     * it goes on is decided when nothing of what was said before can leave any more.
     */
    private void withdrawEarlier(Telling telling) {
        jdbc.sql("""
                        with overtaken as (
                            update notification
                            set status = :cancelled, error_code = :superseded, error_message = :because
                            from visit
                            where visit.site_id = :site and visit.ended_at is null
                                and notification.visit_id = visit.id and notification.event = :event
                                and notification.status = 'pending' and notification.leg_id is not null
                                and notification.occurrence between 0 and :occurrence - 1
                            returning notification.id, notification.tenant_id, attempt, notification.channel
                        ), told as (
                            insert into notification_event (tenant_id, notification_id, at, type, attempt, code, detail)
                            select tenant_id, id, clock_timestamp(), :cancelled, attempt, :superseded, :because
                            from overtaken
                        )
                        select channel from overtaken
                        """)
                .param("site", telling.site())
                .param("event", NotificationEvent.CUSTOM.code())
                .param("occurrence", telling.occurrence())
                .param("cancelled", NotificationStatus.CANCELLED.code())
                .param("superseded", StillTrue.SUPERSEDED)
                .param("because", "The line was stopped or went on again meanwhile.")
                .query(String.class)
                .list()
                .forEach(channel -> events.publishEvent(
                        new Outbox.Ended(Medium.of(channel), NotificationStatus.CANCELLED, StillTrue.SUPERSEDED)));
    }

    // The same rule as VisitConsent, which reads one ticket at a time.
    private Batch leave(Telling telling) {
        boolean withLinks = stops.areNeeded(Medium.SMS);
        Segments segments = Segments.of(telling.words() + (withLinks ? stops.end(TOKEN) : ""));
        String[] around = stops.end(TOKEN).split(TOKEN, -1);
        ChannelPlan plan =
                plans.of(NotificationEvent.CUSTOM).orElseGet(() -> ChannelPlan.usual(NotificationEvent.CUSTOM));
        List<Medium> media = plan.channels();
        return jdbc.sql("""
                        with batch as (
                            select visit.id as visit_id, leg.id as leg_id, visit.consents, visit.customer_phone,
                                   visit.public_token,
                                   case when not visit.reach_chosen then customer.consents end as known_consents,
                                   (select id::text from push_subscription
                                    where push_subscription.visit_id = visit.id) as browser,
                                   customer.phone as known_phone, customer.email as known_email,
                                   customer.consents as mail_consents, row_number() over (order by visit.id) as n
                            from visit
                            join leg on leg.visit_id = visit.id and leg.is_current
                            left join customer on customer.id = visit.customer_id
                            where visit.site_id = :site and visit.ended_at is null and visit.joined_at <= :at
                                and (is_in_line(leg.state) or is_aside(leg.state) or leg.state = 'called')
                                and (:until::uuid is null or visit.id > :until)
                            order by visit.id limit :people
                        ), reached as (
                            select n, visit_id, leg_id, public_token, chosen.* from batch cross join lateral (
                                select code, address, case
                                    when rank < cardinality(:media)
                                    then coalesce(clock_timestamp() + nullif(wait, 0) * interval '1 second', 'infinity')
                                    end as next_at
                                from unnest(:media, :waits::integer[]) with ordinality as medium(code, wait, rank)
                                cross join lateral (select case when code = :push then batch.browser
                                    when code = any(:mails) then batch.known_email
                                    when code = any(batch.consents) then batch.customer_phone
                                    else batch.known_phone end as address) contact
                                where code = :push and batch.browser is not null or code = any(batch.consents)
                                    or code = any(case when code = any(:mails)
                                        then batch.mail_consents else batch.known_consents end)
                                order by suppressed_because(code, address) is not null, rank
                                limit 1
                            ) chosen
                            where :since::integer is null or exists (
                                select from notification stopped
                                where stopped.visit_id = batch.visit_id and stopped.event = :event
                                    and stopped.leg_id is not null
                                    and stopped.occurrence between :since and :occurrence - 1
                                    and stopped.status in ('sending', 'sent', 'delivered', 'read'))
                        ), added as (
                            insert into notification (id, tenant_id, channel, event, visit_id, leg_id, occurrence,
                                recipient, body, status, lane, look_at, expires_at, segments, encoding, created_at,
                                next_channel_at)
                            select ids.id, current_tenant(), code, :event, visit_id, leg_id, :occurrence,
                                address, :words || case when :with_links and code = :one_way
                                    then :before || public_token || :after else '' end,
                                :status, :lane, clock_timestamp(),
                                clock_timestamp() + :useful_seconds * interval '1 second',
                                case when code = any(:paid) then :segments end,
                                case when code = any(:paid) then :encoding end, clock_timestamp(), next_at
                            from reached join unnest(:ids) with ordinality as ids(id, n) using (n)
                            where :words <> ''
                            on conflict (tenant_id, leg_id, event, occurrence, channel) do nothing
                            returning id, tenant_id, channel, recipient, created_at
                        ), told as (
                            insert into notification_event (tenant_id, notification_id, at, type, attempt, code, detail)
                            select tenant_id, id, created_at, :step, 0, null, null from added
                        )
                        select (select visit_id from batch order by visit_id desc limit 1) as last,
                            (select count(*) from batch) as people,
                            array(select id from added order by id) as ids,
                            array(select channel from added order by id) as channels,
                            array(select recipient from added order by id) as recipients
                        """)
                .param("site", telling.site())
                .param("at", Times.sql(telling.at()))
                .param("until", telling.until(), Types.OTHER)
                .param("people", PEOPLE)
                .param("media", Medium.codes(media))
                .param("push", Medium.PUSH.code())
                .param("mails", Medium.codes(List.of(Medium.EMAIL)))
                .param(
                        "waits",
                        media.stream()
                                .map(medium -> plan.waitSeconds().getOrDefault(medium, 0))
                                .toArray(Integer[]::new))
                .param(
                        "paid",
                        Medium.codes(Stream.of(Medium.values())
                                .filter(Medium::isPaidBySegment)
                                .toList()))
                .param("ids", Stream.generate(Ids::next).limit(PEOPLE).toArray(UUID[]::new))
                .param("event", NotificationEvent.CUSTOM.code())
                .param("occurrence", telling.occurrence())
                .param("since", telling.since(), Types.INTEGER)
                .param("words", telling.words())
                .param("with_links", withLinks)
                .param("one_way", Medium.SMS.code())
                .param("before", around[0])
                .param("after", around[1])
                .param("status", NotificationStatus.PENDING.code())
                .param("step", StepType.PENDING.code())
                .param("lane", NotificationEvent.CUSTOM.lane())
                .param(
                        "useful_seconds",
                        limits.usefulFor(NotificationEvent.CUSTOM).toSeconds())
                .param("segments", segments.count())
                .param("encoding", segments.encoding().label())
                .query((row, n) -> new Batch(row.getObject("last", UUID.class), row.getInt("people"), written(row)))
                .single();
    }

    private static List<MessageLimits.Written> written(ResultSet row) throws SQLException {
        UUID[] ids = (UUID[]) row.getArray("ids").getArray();
        List<String> channels = texts(row, "channels");
        List<String> recipients = texts(row, "recipients");
        return IntStream.range(0, ids.length)
                .mapToObj(i -> new MessageLimits.Written(ids[i], Medium.of(channels.get(i)), recipients.get(i), true))
                .toList();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
