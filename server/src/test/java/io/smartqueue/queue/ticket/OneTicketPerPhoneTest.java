package io.smartqueue.queue.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.ClockScenario;
import io.smartqueue.queue.EntryChannel;
import io.smartqueue.queue.NewTicket;
import io.smartqueue.queue.Priority;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Rush;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.TicketState;
import io.smartqueue.security.StaffId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A service that gives each phone one ticket at a time. */
class OneTicketPerPhoneTest extends ClockScenario {

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
        branch.givesOneTicketPerPhone();
    }

    private NewTicket withPhone(String phone) {
        return new NewTicket(
                queue, Optional.empty(), Optional.empty(), Optional.of(phone), Priority.NORMAL, EntryChannel.API);
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
    void givesOneTicketPerPhoneAndServiceWhereWanted() {
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

    @Test
    void givesASecondTicketForAPhoneToStaffWhoSayWhy() {
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
