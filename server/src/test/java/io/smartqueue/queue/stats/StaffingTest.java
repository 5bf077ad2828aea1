package io.smartqueue.queue.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.TestTenant;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.ClockScenario;
import io.smartqueue.queue.CounterId;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.TicketId;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two people who wait need one counter: 2 × 300 / 600. */
class StaffingTest extends ClockScenario {

    @Autowired
    Staffing staffing;

    @Autowired
    StatsReader stats;

    QueueId queue;

    @BeforeEach
    void open() {
        queue = branch.queue("A");
    }

    private void wait(int people) {
        for (int i = 0; i < people; i++) {
            take(queue);
        }
    }

    private SiteNeed.OfQueue need() {
        return branch.in(staffing::bySite).values().stream()
                .flatMap(site -> site.queues().stream())
                .filter(one -> one.queue().equals(queue))
                .findFirst()
                .orElseThrow();
    }

    private void needs(int needed, int open, boolean isShort) {
        assertThat(need().needed()).isEqualTo(needed);
        assertThat(need().open()).isEqualTo(open);
        assertThat(need().isShort()).isEqualTo(isShort);
    }

    @Test
    void asManyCountersAsAreNeededAreNoShortage() {
        wait(2);
        needs(1, 0, true);
        branch.agentServing(queue);
        needs(1, 1, false);
        wait(1);
        needs(2, 1, true);
    }

    @Test
    void aServiceThatPromisesNothingLacksCountersWhenTheLineGrows() {
        branch.write("update service set sla_seconds = null");
        branch.agentServing(queue);
        wait(12);
        needs(1, 1, false);
        wait(1);
        needs(2, 1, true);
    }

    @Test
    void theQueuesOfASiteShareItsCounters() {
        QueueId other = branch.queue("B");
        wait(3);
        for (int i = 0; i < 3; i++) {
            take(other);
        }
        // Each alone 1.5, so 2; together 3.
        needs(2, 0, true);
        assertThat(branch.in(staffing::bySite).values())
                .singleElement()
                .extracting(SiteNeed::needed)
                .isEqualTo(3);
    }

    @Test
    void nobodyIsAskedForCountersWhileTheSiteStandsStill() {
        wait(1);
        branch.write(
                "insert into site_incident (id, tenant_id, site_id, note, began_at)"
                        + " values (gen_random_uuid(), current_tenant(), ?, 'power cut', now())",
                branch.site);
        assertThat(need().isShort()).isFalse();
    }

    @Test
    void nobodyIsAskedForCountersOnceTheSiteHasClosed() {
        wait(1);
        branch.write(
                "insert into opening_hours (id, tenant_id, site_id, weekday, opens, closes)"
                        + " values (gen_random_uuid(), current_tenant(), ?, 1, '06:00', '09:00')",
                branch.site);
        assertThat(need().isShort()).isFalse();
    }

    @Test
    void organisationsInWhichNobodyWaitsAreNotReadAndThoseWithALineAreFoundAtOnce() {
        TestTenant other = organisations.open();
        wait(1);
        List<TenantId> both =
                List.of(branch.tenant.tenant().id(), other.tenant().id());

        assertThat(staffing.whereAnybodyWaits(both))
                .containsExactly(branch.tenant.tenant().id());
        branch.write("update leg set state = 'expired'");
        assertThat(staffing.whereAnybodyWaits(both)).isEmpty();
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
}
