package io.smartqueue.queue.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.queue.Actor;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.ClockScenario;
import io.smartqueue.queue.NewTicket;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.security.StaffId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NumbersOfTheDayTest extends ClockScenario {

    private String numberAt(String instant, Branch branch, QueueId queue) {
        clock.set(Instant.parse(instant));
        return branch.in(() -> tickets.take(NewTicket.in(queue), Actor.customer()))
                .number();
    }

    @Test
    void beginAnewAtMidnightOfTheSite() {
        Branch nairobi = branchIn("Africa/Nairobi", "00:00");
        QueueId queue = nairobi.queue("A");
        assertThat(numberAt("2026-03-10T20:59:59Z", nairobi, queue)).isEqualTo("A001");
        assertThat(numberAt("2026-03-10T20:59:59.999999Z", nairobi, queue)).isEqualTo("A002");
        assertThat(numberAt("2026-03-10T21:00:00Z", nairobi, queue)).isEqualTo("A001");
    }

    @Test
    void beginAnewAtTheCutOverHour() {
        Branch dakar = branchIn("Africa/Dakar", "04:00");
        QueueId queue = dakar.queue("A");
        assertThat(numberAt("2026-03-10T23:00:00Z", dakar, queue)).isEqualTo("A001");
        assertThat(numberAt("2026-03-11T03:59:59Z", dakar, queue)).isEqualTo("A002");
        assertThat(numberAt("2026-03-11T04:00:00Z", dakar, queue)).isEqualTo("A001");
    }

    @Test
    void followTheClockOnTheWallWhenItIsPutForwardAndBack() {
        Branch paris = branchIn("Europe/Paris", "02:30");
        QueueId queue = paris.queue("A");
        // In the night of 29 March 2026 the clock jumps from 2:00 to 3:00: 2:30 does not exist.
        assertThat(numberAt("2026-03-29T00:59:59Z", paris, queue)).isEqualTo("A001");
        assertThat(numberAt("2026-03-29T01:00:00Z", paris, queue)).isEqualTo("A001");
        // In the night of 25 October 2:30 comes twice; numbers do not run into each other.
        assertThat(numberAt("2026-10-24T23:30:00Z", paris, queue)).isEqualTo("A001");
        assertThat(numberAt("2026-10-25T00:30:00Z", paris, queue)).isEqualTo("A001");
        assertThat(numberAt("2026-10-25T01:00:00Z", paris, queue)).isEqualTo("A002");
        assertThat(numberAt("2026-10-25T01:30:00Z", paris, queue)).isEqualTo("A002");
    }

    @Test
    void haveFourDigitsFromTheThousandthOn() {
        Branch dakar = branchIn("Africa/Dakar", "00:00");
        QueueId queue = dakar.queue("A");
        numberAt("2026-03-10T08:00:00Z", dakar, queue);
        dakar.write("update number_series set last_sequence = 998");
        assertThat(numberAt("2026-03-10T08:00:01Z", dakar, queue)).isEqualTo("A999");
        assertThat(numberAt("2026-03-10T08:00:02Z", dakar, queue)).isEqualTo("A1000");
    }

    @Test
    void keepTheOrderOfJoiningAtTheSameInstant() {
        Branch dakar = branchIn("Africa/Dakar", "00:00");
        QueueId queue = dakar.queue("A");
        for (int i = 1; i <= 50; i++) {
            clock.set(Instant.parse("2026-03-10T08:00:00Z"));
            assertThat(dakar.in(() -> tickets.take(NewTicket.in(queue), Actor.customer()))
                            .position())
                    .isEqualTo(i);
        }
    }

    @Test
    void arePassedOverWhileSomebodyOfTheDayBeforeStillWaitsWithThem() {
        Branch dakar = branchIn("Africa/Dakar", "00:00");
        dakar.keepsTicketsOvernight();
        QueueId queue = dakar.queue("A");
        numberAt("2026-03-10T08:00:00Z", dakar, queue);
        numberAt("2026-03-10T08:00:01Z", dakar, queue);
        numberAt("2026-03-10T08:00:02Z", dakar, queue);
        dakar.write("update leg set state = 'cancelled' where visit_id = (select id from visit where number = 'A001')");
        dakar.write("update visit set ended_at = now() where number = 'A001'");
        assertThat(numberAt("2026-03-11T08:00:00Z", dakar, queue)).isEqualTo("A001");
        assertThat(numberAt("2026-03-11T08:00:01Z", dakar, queue)).isEqualTo("A004");
        assertThat(numberAt("2026-03-11T08:00:02Z", dakar, queue)).isEqualTo("A005");
    }

    @Test
    void arePassedOverWhereAnIncidentHoldsTheLineOverTheEndOfTheDay() {
        Branch dakar = branchIn("Africa/Dakar", "00:00");
        QueueId queue = dakar.queue("A");
        numberAt("2026-03-10T08:00:00Z", dakar, queue);
        dakar.write(
                "insert into site_incident (id, tenant_id, site_id, note, began_at)"
                        + " values (gen_random_uuid(), current_tenant(), ?, 'power cut', '2026-03-10T20:00:00Z')",
                dakar.site);
        dakar.write("update site_incident set ended_at = '2026-03-11T06:00:00Z'");
        assertThat(numberAt("2026-03-11T08:00:00Z", dakar, queue)).isEqualTo("A002");
    }

    @Test
    void areInTheOrderOfJoiningThoughTheClocksOfTwoServersDiffer() {
        Branch dakar = branchIn("Africa/Dakar", "00:00");
        QueueId queue = dakar.queue("A");
        StaffId agent = dakar.agentServing(queue).staffId();
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            // Every other ticket is taken at a server that is five seconds ahead.
            Instant now = Instant.parse("2026-03-10T08:00:00Z").plusSeconds(i);
            clock.set(i % 2 == 0 ? now.plusSeconds(5) : now);
            Ticket taken = dakar.in(() -> tickets.take(NewTicket.in(queue), Actor.customer()));
            assertThat(taken.position()).isEqualTo(i + 1);
            assertThat(dakar.in(() -> tickets.get(taken.id())).joinedAt()).isEqualTo(taken.joinedAt());
            numbers.add(taken.number());
        }
        List<String> called = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Ticket next = dakar.in(() -> calls.callNext(agent, Optional.empty()));
            dakar.in(() -> calls.noShow(next.id(), Actor.agent(agent)));
            called.add(next.number());
        }
        assertThat(called).isEqualTo(numbers).isSorted();
    }

    @Test
    void arePassedOverWhileSomebodyOfTheDayBeforeIsAtACounterWithThem() {
        Branch dakar = branchIn("Africa/Dakar", "00:00");
        QueueId queue = dakar.queue("A");
        StaffId agent = dakar.agentServing(queue).staffId();
        numberAt("2026-03-10T23:50:00Z", dakar, queue);
        numberAt("2026-03-10T23:51:00Z", dakar, queue);
        dakar.in(() -> calls.callNext(agent, Optional.empty()));
        assertThat(numberAt("2026-03-11T00:01:00Z", dakar, queue)).isEqualTo("A002");
    }
}
