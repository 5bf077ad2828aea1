package io.smartqueue.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.day.OpeningHours;
import io.smartqueue.queue.day.OpeningHours.ClosedDay;
import io.smartqueue.queue.day.OpeningHours.Span;
import io.smartqueue.queue.day.OpeningHours.Timetable;
import io.smartqueue.queue.ticket.History;
import io.smartqueue.queue.ticket.TicketFacts;
import io.smartqueue.security.StaffId;
import io.smartqueue.site.SiteId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AdmissionTest extends ClockScenario {

    @Autowired
    OpeningHours hours;

    @Autowired
    History history;

    QueueId queue;
    QueueId other;
    StaffId agent;

    @BeforeEach
    void open() {
        queue = branch.queue("A");
        other = branch.queue("B");
        agent = branch.agentServing(queue, other).staffId();
    }

    private Ticket take() {
        return take(queue);
    }

    private void at(String instant) {
        clock.set(Instant.parse(instant));
    }

    private static Span span(int weekday, String opens, String closes) {
        return new Span(null, weekday, LocalTime.parse(opens), LocalTime.parse(closes));
    }

    private void hours(Timetable timetable) {
        branch.in(() -> hours.replace(new SiteId(branch.site), timetable));
    }

    private UUID serviceOf(QueueId line) {
        return branch.read(UUID.class, "select service_id from queue where id = ?", line.value())
                .getFirst();
    }

    @Test
    void isRoundTheClockWithoutHours() {
        at("2026-11-22T23:59:59Z");
        assertThat(take().number()).isEqualTo("A001");
    }

    @Test
    void followsTheHoursToTheSecondAndSaysWhenItOpens() {
        hours(new Timetable(
                List.of(span(1, "08:00", "12:30"), span(1, "14:00", "17:00"), span(3, "08:00", "00:00")), null));
        take();
        at("2026-11-23T12:29:59Z");
        take();
        at("2026-11-23T12:30:00Z");
        assertThatThrownBy(this::take).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("closed");
            assertThat(refusal.details()).containsEntry("opens_at", Instant.parse("2026-11-23T14:00:00Z"));
        });
        at("2026-11-23T18:00:00Z");
        assertThatThrownBy(this::take)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.details())
                                .containsEntry("opens_at", Instant.parse("2026-11-25T08:00:00Z")));
        at("2026-11-25T23:59:59Z");
        take();
    }

    @Test
    void isShutOnClosedDays() {
        hours(new Timetable(
                List.of(span(1, "08:00", "12:00")),
                List.of(new ClosedDay(null, LocalDate.parse("2026-11-23"), "Magal"))));
        assertThatThrownBy(this::take)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.details())
                                .containsEntry("opens_at", Instant.parse("2026-11-30T08:00:00Z")));
    }

    @Test
    void followsTheOwnHoursOfAServiceInsteadOfTheSites() {
        hours(new Timetable(
                List.of(
                        span(1, "08:00", "12:00"),
                        new Span(serviceOf(queue), 1, LocalTime.parse("10:00"), LocalTime.parse("11:00"))),
                List.of()));
        assertRefused("closed", this::take);
        take(NewTicket.in(other));
        at("2026-11-23T10:00:00Z");
        take();
    }

    @Test
    void refusesHoursThatCloseBeforeTheyOpen() {
        assertRefused("validation_failed", () -> hours(new Timetable(List.of(span(1, "12:00", "08:00")), null)));
    }

    @Test
    void givesOneTicketPerPhoneAndServiceWhereWanted() {
        branch.givesOneTicketPerPhone();
        Ticket first = take(withPhone("77 000 00 12"));
        assertThatThrownBy(() -> take(withPhone("+221 77 000 00 12")))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("already_in_line");
                    assertThat(refusal.details()).containsEntry("number", first.number());
                });
        take(new NewTicket(
                other,
                Optional.empty(),
                Optional.empty(),
                Optional.of("77 000 00 12"),
                Priority.NORMAL,
                EntryChannel.API));
        branch.in(() -> waiting.cancel(first.id(), "leaves", Actor.customer()));
        take(withPhone("77 000 00 12"));
    }

    @Test
    void givesOneTicketToOneOfManyWhoAskWithOnePhoneAtTheSameMoment() {
        branch.givesOneTicketPerPhone();
        List<String> answers = Rush.of(8, i -> () -> {
            try {
                return take(withPhone("77 000 00 12")).number();
            } catch (Refusal refusal) {
                return refusal.code();
            }
        });
        assertThat(answers).filteredOn("A001"::equals).hasSize(1);
        assertThat(answers).filteredOn("already_in_line"::equals).hasSize(7);
    }

    private NewTicket withPhone(String phone) {
        return new NewTicket(
                queue, Optional.empty(), Optional.empty(), Optional.of(phone), Priority.NORMAL, EntryChannel.API);
    }

    @Test
    void keepsTheReasonOfAPriority() {
        Ticket ticket = take(new NewTicket(
                queue,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Priority.HIGH,
                EntryChannel.API,
                Optional.of("expects a child"),
                false,
                List.of()));
        assertThat(branch.in(() -> history.of(ticket.id())))
                .extracting(History.Entry::reason)
                .containsExactly("expects a child");
        assertThat(ticket.priorityReason()).isEqualTo("expects a child");
        assertThat(branch.in(() -> tickets.get(ticket.id())).priorityReason()).isEqualTo("expects a child");
    }

    private NewTicket fromAfar() {
        return new NewTicket(
                queue,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Priority.NORMAL,
                EntryChannel.WEB,
                Optional.empty(),
                true,
                List.of());
    }

    @Test
    void tellsFromAfarHowManyAreBefore() {
        take();
        Ticket remote = take(fromAfar());
        take();
        assertThat(remote.position()).isEqualTo(2);
        assertThat(Objects.requireNonNull(remote.eta()).highMinutes()).isPositive();
        TicketFacts told = branch.in(() -> facts.get(remote.id()));
        assertThat(told.position()).isEqualTo(2);
        assertThat(told.estimate()).contains(Objects.requireNonNull(remote.eta()));
    }

    @Test
    void countsTheRankFromAfarAndCallsAfterTheArrival() {
        Ticket remote = take(fromAfar());
        assertThat(remote.status()).isEqualTo(TicketState.REMOTE);
        assertThat(remote.position()).isEqualTo(1);
        assertRefused("queue_empty", () -> branch.in(() -> calls.callNext(agent, Optional.empty())));
        clock.set(NINE.plusSeconds(60));
        take();
        assertThat(branch.in(() -> tickets.get(remote.id()).position())).isEqualTo(1);
        branch.in(() -> waiting.arrive(remote.id(), Actor.customer()));
        assertThat(branch.in(() -> calls.callNext(agent, Optional.empty())).id())
                .isEqualTo(remote.id());
    }

    @Test
    void leadsThroughSeveralQueuesOfTheSiteOnly() {
        Ticket ticket = take(going(other));
        branch.in(() -> calls.callNext(agent, Optional.empty()));
        branch.in(() -> serving.start(ticket.id(), Actor.agent(agent)));
        assertThat(branch.in(() -> serving.close(ticket.id(), null, Actor.agent(agent)))
                        .queueId())
                .isEqualTo(other);
        assertRefused("validation_failed", () -> take(going(new QueueId(UUID.randomUUID()))));
    }

    private NewTicket going(QueueId then) {
        return new NewTicket(
                queue,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Priority.NORMAL,
                EntryChannel.API,
                Optional.empty(),
                false,
                List.of(then));
    }

    private Ticket takeElsewhere() {
        return take(new NewTicket(
                other,
                Optional.empty(),
                Optional.empty(),
                Optional.of("77 000 00 12"),
                Priority.NORMAL,
                EntryChannel.API));
    }

    @Test
    void givesASecondTicketForAPhoneToStaffWhoSayWhy() {
        branch.givesOneTicketPerPhone();
        take(withPhone("77 000 00 12"));
        Map<String, Object> again = Map.of("queue_id", queue, "customer_phone", "77 000 00 12");
        branch.tenant.agent().post("tickets/", again).refused(409, "already_in_line");
        Map<String, Object> withReason = new HashMap<>(again);
        withReason.put("reason", "for the mother");
        String id = branch.tenant.agent().post("tickets/", withReason).is(201).id();
        assertThat(branch.in(() -> history.of(new TicketId(UUID.fromString(id))))
                        .getFirst()
                        .reason())
                .isEqualTo("for the mother");
    }

    @Test
    void asksForOneTicketPerPhoneAlsoWhenATicketIsTransferred() {
        branch.givesOneTicketPerPhone();
        take(withPhone("77 000 00 12"));
        Ticket second = takeElsewhere();
        Actor by = Actor.agent(agent);
        assertRefused("already_in_line", () -> branch.in(() -> transfers.toQueue(second.id(), queue, null, by)));
        assertThat(branch.in(() -> transfers.toQueue(second.id(), queue, "two matters", by))
                        .queueId())
                .isEqualTo(queue);
    }

    @Test
    void passesOverANextQueueForWhichThePhoneHasATicket() {
        branch.givesOneTicketPerPhone();
        QueueId last = branch.queue("C");
        take(new NewTicket(
                last,
                Optional.empty(),
                Optional.empty(),
                Optional.of("77 000 00 12"),
                Priority.NORMAL,
                EntryChannel.API));
        branch.givesOneTicketPerPhone();
        Ticket visit = take(new NewTicket(
                queue,
                Optional.empty(),
                Optional.empty(),
                Optional.of("77 000 00 12"),
                Priority.NORMAL,
                EntryChannel.API,
                Optional.empty(),
                false,
                List.of(last)));
        served(agent);
        Ticket closed = branch.in(() -> serving.close(visit.id(), null, Actor.agent(agent)));
        assertThat(closed.status()).isEqualTo(TicketState.COMPLETED);
        assertThat(branch.in(() -> history.of(visit.id())).getLast().reason()).isEqualTo("already_in_line");
    }

    @Test
    void asksForOneTicketPerPhoneAlsoWhenATicketIsReopened() {
        branch.givesOneTicketPerPhone();
        Ticket first = take(withPhone("77 000 00 12"));
        served(agent);
        Actor by = Actor.agent(agent);
        branch.in(() -> serving.close(first.id(), null, by));
        take(withPhone("77 000 00 12"));
        assertRefused("already_in_line", () -> branch.in(() -> serving.reopen(first.id(), by)));
        assertThat(branch.in(() -> serving.reopen(first.id(), "closed too early", by))
                        .status())
                .isEqualTo(TicketState.SERVING);
    }
}
