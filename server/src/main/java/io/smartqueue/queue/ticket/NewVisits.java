package io.smartqueue.queue.ticket;

import io.smartqueue.customer.CustomerId;
import io.smartqueue.customer.Medium;
import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.LegId;
import io.smartqueue.queue.NewTicket;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.order.Ahead;
import io.smartqueue.queue.order.ClosedForm;
import io.smartqueue.queue.order.DueInstant;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes a visit with its number, first leg, link and history in one statement. */
@Component
class NewVisits {

    private record Place(String number, Instant joined, Ahead ahead, boolean stopped) {}

    /** Leg ids are made here, under the lock of the queue, so that equal instants keep the order of joining. */
    private record Names(UUID visit, UUID leg, String token) {

        static Names fresh() {
            return new Names(Ids.next(), Ids.next(), PublicToken.next());
        }
    }

    private final JdbcClient jdbc;
    private final PublicLinks links;

    NewVisits(JdbcClient jdbc, PublicLinks links) {
        this.jdbc = jdbc;
        this.links = links;
    }

    /**
     * @param reason a second reason besides that of the priority, for the history
     * @throws Refusal 409 {@code queue_full}
     */
    Ticket add(NewTicket wanted, Admission.Admitted admitted, Actor by, Optional<String> reason) {
        Entrance entrance = admitted.entrance();
        Optional<PhoneNumber> phone = admitted.phone();
        Names names = Names.fresh();
        Place place = insert(
                        names, wanted, admitted, by, wanted.priorityReason().or(() -> reason))
                .orElseThrow(() -> Refusal.conflict("queue_full", "This queue is full."));
        Ticket.Leg leg = Ticket.Leg.joined(new LegId(names.leg), wanted.queue(), wanted.state(), place.joined);
        return new Ticket(
                new TicketId(names.visit),
                place.number,
                links.of(names.token),
                wanted.priority(),
                wanted.priorityReason().orElse(null),
                wanted.channel(),
                new Ticket.Customer(
                        wanted.customer().map(CustomerId::value).orElse(null),
                        wanted.customerName().or(entrance::customerName).orElse(null),
                        phone.map(PhoneNumber::e164).or(entrance::customerPhone).orElse(null)),
                place.joined,
                new Ticket.PlaceInLine(
                        place.ahead.position(),
                        place.stopped
                                ? null
                                : ClosedForm.of(place.ahead, entrance.service().expectedMinutes())),
                List.of(leg));
    }

    // The row of the number is locked last, because every join of the series waits for it until the commit. It also
    // keeps the instant of the last joining, so that none is earlier than that of the number before, even where the
    // clocks of two servers differ.
    private Optional<Place> insert(
            Names names, NewTicket wanted, Admission.Admitted admitted, Actor by, Optional<String> reason) {
        Entrance entrance = admitted.entrance();
        Instant now = admitted.at();
        return jdbc.sql("""
                        with present as (
                            select case when :capacity::integer is null then 0 else (
                                select count(*) from leg where queue_id = :queue and state = 'waiting'
                            ) + (
                                select count(*) from leg where queue_id = :queue and state = 'remote'
                            ) end as people
                        ), before as (
                            select case when exists (
                                select from number_series
                                where site_id = :site and series = :series and service_day = :day
                            ) then '{}' else array(
                                select sequence from visit
                                where site_id = :site and series = :series and service_day < :day and ended_at is null
                                  and (:kept or exists (select from incidents_at(:site, :begun)) or exists (
                                      select from leg
                                      where visit_id = visit.id and is_current and is_in_hand(state)
                                  ))
                            ) end as numbers
                        ), series as (
                            insert into number_series
                                (tenant_id, site_id, series, service_day, last_sequence, last_at, skipped)
                            select current_tenant(), :site, :series, :day, next_number(0, numbers), :now, numbers
                            from present, before
                            where :capacity::integer is null or people < :capacity
                            on conflict (tenant_id, site_id, series, service_day) do update set
                                last_sequence = next_number(number_series.last_sequence, number_series.skipped),
                                last_at = greatest(:now, case when :now < number_series.last_at
                                    then number_series.last_at + interval '1 microsecond' end)
                            returning last_sequence, last_at as joined, :due + (last_at - :now) as due
                        ), line as (
                            select ahead.* from series cross join lateral ahead_of(:queue, due, :leg) ahead
                        ), new_visit as (
                            insert into visit (id, tenant_id, site_id, customer_id, customer_name, customer_phone,
                                language, channel, priority, priority_reason, next_queues, series, service_day,
                                sequence, number, public_token, joined_at, consents, form_id)
                            select :visit, current_tenant(), :site, :customer::uuid, :name::text, :phone::text,
                                :language, :channel, :priority, :priority_reason, :then, :series, :day,
                                last_sequence,
                                :series || lpad(last_sequence::text, greatest(3, length(last_sequence::text)), '0'),
                                :token, joined, :consents, :form::uuid
                            from series
                            returning tenant_id, id, number
                        ), new_leg as (
                            insert into leg (id, tenant_id, visit_id, passage, queue_id, state, due_at, joined_at,
                                moved_at)
                            select :leg, tenant_id, id, 1, :queue, :state, due, joined, joined
                            from new_visit cross join series
                        ), event as (
                        """ + History.INSERT + """
                            select tenant_id, id, :leg, :queue, number, 'created', :actor_type, :actor::uuid,
                                null, null,
                                :state, :reason, joined
                            from new_visit cross join series
                        ), link as (
                            insert into public_link (token, tenant_id, visit_id)
                            select :token, tenant_id, id from new_visit
                        )
                        select number, joined, line.*, exists (
                            select from open_incident where site_id = :site
                        ) as stopped
                        from new_visit cross join series cross join line
                        """)
                .param("visit", names.visit)
                .param("leg", names.leg)
                .param("token", names.token)
                .param("queue", wanted.queue().value())
                .param("site", entrance.site().id())
                .param("capacity", entrance.capacity())
                .param("series", entrance.service().series())
                .param("kept", entrance.site().keptOvernight())
                .param("begun", Times.sql(entrance.site().day().beginning(now)))
                .param("day", entrance.site().day().of(now))
                .param("customer", wanted.customer().map(CustomerId::value).orElse(null))
                .param("name", wanted.customerName().orElse(null))
                .param("phone", admitted.phone().map(PhoneNumber::e164).orElse(null))
                .param("language", wanted.own().map(NewTicket.Own::language).orElse(entrance.language()))
                .param("consents", Medium.codes(wanted.consents()))
                .param("form", wanted.own().map(NewTicket.Own::form).orElse(null))
                .param("channel", wanted.channel().code())
                .param("priority", wanted.priority().code())
                .param("priority_reason", wanted.priorityReason().orElse(null), Types.VARCHAR)
                .param("reason", reason.orElse(null), Types.VARCHAR)
                .param("then", wanted.then().stream().map(QueueId::value).toArray(UUID[]::new))
                .param("state", wanted.state().code())
                .param("now", Times.sql(now))
                .param(
                        "due",
                        Times.sql(DueInstant.of(
                                entrance.order(),
                                now,
                                wanted.priority(),
                                entrance.service().slaSeconds())))
                .param("actor_type", by.kind().code())
                .param("actor", by.id())
                .query((row, n) -> new Place(
                        row.getString("number"),
                        Times.instant(row, "joined"),
                        Ahead.of(row),
                        row.getBoolean("stopped")))
                .optional();
    }
}
