package io.smartqueue.notification.occasion;

import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Times;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.notification.Outbox;
import io.smartqueue.notification.StepType;
import io.smartqueue.notification.StillTrue;
import io.smartqueue.notification.text.Segments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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

    private record Telling(
            UUID site, String words, Instant at, @Nullable UUID until) {}

    private record Batch(@Nullable UUID last, int people, List<String> channels, List<String> overtaken) {}

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    IncidentBatches(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** @return whether more people are waiting for the message */
    @Transactional
    public boolean next(UUID id) {
        // Another server may be at it; then there is nothing to do here.
        List<Telling> found = jdbc.sql("""
                        select site_id, words, said_at, told_until from incident_telling where id = :id
                        for update skip locked
                        """)
                .param("id", id)
                .query((row, n) -> new Telling(
                        row.getObject("site_id", UUID.class),
                        row.getString("words"),
                        Times.instant(row, "said_at"),
                        row.getObject("told_until", UUID.class)))
                .list();
        if (found.isEmpty()) {
            return false;
        }
        Batch batch = leave(found.getFirst());
        batch.channels().forEach(channel -> events.publishEvent(new Outbox.Added(Medium.of(channel))));
        batch.overtaken()
                .forEach(channel -> events.publishEvent(
                        new Outbox.Ended(Medium.of(channel), NotificationStatus.CANCELLED, StillTrue.SUPERSEDED)));
        boolean more = batch.people() == PEOPLE;
        if (more) {
            jdbc.sql("update incident_telling set told_until = :last where id = :id")
                    .param("id", id)
                    .param("last", batch.last(), Types.OTHER)
                    .update();
        } else {
            jdbc.sql("delete from incident_telling where id = :id")
                    .param("id", id)
                    .update();
        }
        return more;
    }

    // The same rule as VisitConsent, which reads one ticket at a time. Earlier messages about this line that still wait
    // are no longer true.
    private Batch leave(Telling telling) {
        Segments segments = Segments.of(telling.words());
        return jdbc.sql("""
                        with batch as (
                            select visit.id as visit_id, leg.id as leg_id, visit.consents, visit.customer_phone,
                                   case when not visit.reach_chosen then customer.consents end as known_consents,
                                   customer.phone as known_phone, row_number() over (order by visit.id) as n
                            from visit
                            join leg on leg.visit_id = visit.id and leg.is_current
                            left join customer on customer.id = visit.customer_id
                            where visit.site_id = :site and visit.ended_at is null and visit.joined_at <= :at
                                and (is_in_line(leg.state) or is_aside(leg.state) or leg.state = 'called')
                                and (:until::uuid is null or visit.id > :until)
                            order by visit.id limit :people
                        ), reached as (
                            select n, visit_id, leg_id, chosen.* from batch cross join lateral (
                                select medium.code, case when medium.code = any(batch.consents)
                                    then batch.customer_phone else batch.known_phone end as phone
                                from unnest(:media) with ordinality as medium(code, rank)
                                where medium.code = any(batch.consents) or medium.code = any(batch.known_consents)
                                order by rank limit 1
                            ) chosen
                        ), added as (
                            insert into notification (id, tenant_id, channel, event, visit_id, leg_id, occurrence,
                                recipient, body, status, lane, look_at, expires_at, segments, encoding, created_at)
                            select ids.id, current_tenant(), code, :event, visit_id, leg_id, :occurrence,
                                phone, :words, :status, :lane, clock_timestamp(),
                                clock_timestamp() + :useful_seconds * interval '1 second',
                                case when code = any(:paid) then :segments end,
                                case when code = any(:paid) then :encoding end, clock_timestamp()
                            from reached join unnest(:ids) with ordinality as ids(id, n) using (n)
                            on conflict (tenant_id, leg_id, event, occurrence, channel) do nothing
                            returning id, tenant_id, channel, created_at
                        ), overtaken as (
                            update notification
                            set status = :cancelled, error_code = :superseded, error_message = :because
                            from batch
                            where notification.visit_id = batch.visit_id and notification.event = :event
                                and notification.status = 'pending' and notification.leg_id is not null
                                and notification.occurrence between 0 and :occurrence - 1
                            returning notification.id, tenant_id, attempt, channel
                        ), told as (
                            insert into notification_event (tenant_id, notification_id, at, type, attempt, code, detail)
                            select tenant_id, id, created_at, :step, 0, null, null from added
                            union all
                            select tenant_id, id, clock_timestamp(), :cancelled, attempt, :superseded, :because
                            from overtaken
                        )
                        select (select visit_id from batch order by visit_id desc limit 1) as last,
                            (select count(*) from batch) as people,
                            array(select channel from added) as channels,
                            array(select channel from overtaken) as overtaken
                        """)
                .param("site", telling.site())
                .param("at", Times.sql(telling.at()))
                .param("until", telling.until(), Types.OTHER)
                .param("people", PEOPLE)
                .param("media", Medium.codes(Medium.toPhonesByRank()))
                .param(
                        "paid",
                        Medium.codes(Stream.of(Medium.values())
                                .filter(Medium::isPaidBySegment)
                                .toList()))
                .param("ids", Stream.generate(Ids::next).limit(PEOPLE).toArray(UUID[]::new))
                .param("event", NotificationEvent.CUSTOM.code())
                // The second of the message distinguishes it from that of the next incident.
                .param("occurrence", (int) telling.at().getEpochSecond())
                .param("words", telling.words())
                .param("cancelled", NotificationStatus.CANCELLED.code())
                .param("superseded", StillTrue.SUPERSEDED)
                .param("because", "The line was stopped or went on again meanwhile.")
                .param("status", NotificationStatus.PENDING.code())
                .param("step", StepType.PENDING.code())
                .param("lane", NotificationEvent.CUSTOM.lane())
                .param("useful_seconds", NotificationEvent.CUSTOM.usefulFor().toSeconds())
                .param("segments", segments.count())
                .param("encoding", segments.encoding().label())
                .query((row, n) -> new Batch(
                        row.getObject("last", UUID.class),
                        row.getInt("people"),
                        channels(row, "channels"),
                        channels(row, "overtaken")))
                .single();
    }

    private static List<String> channels(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
