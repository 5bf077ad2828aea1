package io.smartqueue.queue.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.smartqueue.TestTenant;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.ClockScenario;
import io.smartqueue.queue.CounterId;
import io.smartqueue.queue.LineChanged;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.TicketId;
import io.smartqueue.tenant.TenantId;
import io.smartqueue.tenant.Tenants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** Two people who wait need one counter: 2 × 300 / 600. */
class StaffingWatchTest extends ClockScenario {

    @Autowired
    Tenants tenants;

    @Autowired
    Staffing staffing;

    @Autowired
    StatsReader stats;

    @Autowired
    ApplicationEventPublisher publisher;

    @Autowired
    MeterRegistry meters;

    private final List<Object> told = new ArrayList<>();
    QueueId queue;
    StaffingWatch watch;

    @BeforeEach
    void open() {
        queue = branch.queue("A");
        watch = new StaffingWatch(tenants, staffing, told::add, clock);
    }

    private void wait(int people) {
        for (int i = 0; i < people; i++) {
            take(queue);
        }
    }

    private void look() {
        branch.in(() -> {
            watch.look(branch.tenant.tenant().id());
            return true;
        });
    }

    private CountersNeeded needed(int needed, int open) {
        return new CountersNeeded(branch.tenant.tenant().id(), queue, needed, open, NINE);
    }

    @Test
    void aShortageIsToldAtTheSecondLookAndNotAtTheThird() {
        wait(2);
        look();
        assertThat(told).isEmpty();
        look();
        look();
        assertThat(told).containsExactly(needed(1, 0));
    }

    @Test
    void asManyCountersAsAreNeededAreNoShortage() {
        branch.agentServing(queue);
        wait(2);
        look();
        look();
        assertThat(told).isEmpty();
        wait(1);
        look();
        look();
        assertThat(told).containsExactly(needed(2, 1));
    }

    @Test
    void aServiceThatPromisesNothingLacksCountersWhenTheLineGrows() {
        branch.write("update service set sla_seconds = null");
        branch.agentServing(queue);
        wait(12);
        look();
        look();
        assertThat(told).isEmpty();
        wait(1);
        look();
        look();
        assertThat(told).containsExactly(needed(2, 1));
    }

    @Test
    void itIsToldAgainOnceTheNeedHasDoubled() {
        wait(3);
        look();
        look();
        wait(2);
        look();
        assertThat(told).containsExactly(needed(2, 0));
        wait(2);
        look();
        look();
        assertThat(told).containsExactly(needed(2, 0), needed(4, 0));
    }

    @Test
    void itIsToldAgainAfterItWasOver() {
        wait(1);
        look();
        look();
        branch.agentServing(queue);
        look();
        branch.write("update counter_session set closed_at = now()");
        look();
        assertThat(told).hasSize(1);
        look();
        assertThat(told).hasSize(2);
    }

    @Test
    void nobodyIsAskedForCountersWhileTheSiteStandsStill() {
        wait(1);
        branch.write(
                "insert into site_incident (id, tenant_id, site_id, note, began_at)"
                        + " values (gen_random_uuid(), current_tenant(), ?, 'power cut', now())",
                branch.site);
        look();
        look();
        assertThat(told).isEmpty();
    }

    @Test
    void nobodyIsAskedForCountersOnceTheSiteHasClosed() {
        wait(1);
        branch.write(
                "insert into opening_hours (id, tenant_id, site_id, weekday, opens, closes)"
                        + " values (gen_random_uuid(), current_tenant(), ?, 1, '06:00', '09:00')",
                branch.site);
        look();
        look();
        assertThat(told).isEmpty();
    }

    @Test
    void organisationsInWhichNobodyWaitsAreNotReadAndThoseWithALineAreFoundAtOnce() {
        TestTenant other = organisations.open();
        wait(1);
        List<TenantId> both =
                List.of(branch.tenant.tenant().id(), other.tenant().id());

        assertThat(staffing.whereAnybodyWaits(both))
                .containsExactly(branch.tenant.tenant().id());

        watch.look();
        watch.look();
        assertThat(told).contains(needed(1, 0));
        branch.write("update leg set state = 'expired'");
        assertThat(staffing.whereAnybodyWaits(both)).isEmpty();
    }

    @Test
    void whereNothingHasChangedTheNeedIsReadAgainAfterMinutesOnly() {
        wait(2);
        watch.look();
        watch.look();
        assertThat(told).contains(needed(1, 0));
        wait(2);
        watch.look();
        assertThat(told).doesNotContain(needed(2, 0));
        watch.on(new LineChanged(branch.tenant.tenant().id()));
        watch.look();
        assertThat(told).contains(needed(2, 0));
        wait(4);
        for (int i = 0; i < 10; i++) {
            watch.look();
        }
        assertThat(told).contains(needed(4, 0));
    }

    private int countersNeeded() {
        return branch.in(() -> stats.of(queue)).countersNeeded();
    }

    @Test
    void whoComesFromElsewhereIsWorkHereAndCountsOnce() {
        branch.write("update service set sla_seconds = null, expected_minutes = 20");
        QueueId other = branch.queue("B");
        branch.write("update service set sla_seconds = null where code = 'B'");
        UUID seat = branch.counter(queue, other);
        List<TicketId> people = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            people.add(take(other).id());
        }
        later(Duration.ofSeconds(3700));
        people.forEach(one -> branch.in(() -> transfers.toQueue(one, queue, null, Actor.system())));
        people.forEach(one -> branch.in(() -> transfers.toCounter(one, new CounterId(seat), null, Actor.system())));
        // 4 × 20 minutes in an hour are 1.3.
        assertThat(countersNeeded()).isEqualTo(2);
    }

    @Test
    void withoutAPromiseSoManyCountersAreNeededAsKeepUpWithTheLastHour() {
        branch.write("update service set sla_seconds = null");
        for (int i = 0; i < 30; i++) {
            take(queue);
            later(Duration.ofSeconds(60));
        }
        // 30 × 5 minutes in an hour are 2.5.
        assertThat(countersNeeded()).isEqualTo(3);
        later(Duration.ofSeconds(3600));
        assertThat(countersNeeded()).isEqualTo(1);
        branch.write("update leg set state = 'expired'");
        assertThat(countersNeeded()).isZero();
    }

    @Test
    void everyAlarmIsCounted() {
        double before = meters.counter("smartqueue.staffing.alarms").count();
        publisher.publishEvent(needed(3, 1));
        assertThat(meters.counter("smartqueue.staffing.alarms").count()).isGreaterThanOrEqualTo(before + 1);
        assertThat(organisations.nobody().get("/actuator/prometheus").is(200).body())
                .contains("smartqueue_staffing_alarms_total");
    }
}
