package io.smartqueue.queue.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smartqueue.Person;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.ClockScenario;
import io.smartqueue.queue.CounterId;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.counter.CounterSessions;
import io.smartqueue.queue.counter.SessionLimits;
import io.smartqueue.security.Role;
import io.smartqueue.security.StaffId;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The watches look only at organisations in which something may have to be done. */
class DueOrganisationsTest extends ClockScenario {

    private static final Duration ABSENCE = Duration.ofHours(3);

    @Autowired
    Limits limits;

    @Autowired
    SessionLimits sessions;

    @Autowired
    DueOrganisations organisationsDue;

    @Autowired
    CounterSessions counters;

    QueueId queue;

    @BeforeEach
    void open() {
        queue = branch.queue("A");
    }

    private TenantId here() {
        return branch.tenant.tenant().id();
    }

    /** The clock of the server stands, so that its own watch does not act first. */
    private boolean isDueAfter(Duration time) {
        Instant then = clock.instant().plus(time);
        var due = new DueOrganisations(jdbc, InstantSource.fixed(then));
        Set<TenantId> all = Objects.requireNonNull(new TransactionTemplate(transactions)
                .execute(begun -> due.whereLimitsMayHavePassed(due.days(), then.minus(ABSENCE))));
        return all.contains(here());
    }

    private Ticket called() {
        StaffId agent = branch.agentServing(queue).staffId();
        take(queue);
        return callNext(agent);
    }

    private Person sit(UUID counter) {
        Person agent = branch.tenant.hire(Role.AGENT, "Awa");
        agent.post("agents/me/", Map.of("counter_id", counter, "status", "available"))
                .is(200);
        return agent;
    }

    @Test
    void whereACallHasLastedLongEnough() {
        branch.write("update queue set called_seconds = 60");
        called();
        assertThat(isDueAfter(Duration.ofSeconds(59))).isFalse();
        assertThat(isDueAfter(Duration.ofSeconds(60))).isTrue();
        branch.write("update queue set called_seconds = null");
        assertThat(isDueAfter(Duration.ofDays(1))).isFalse();
    }

    @Test
    void whereSomebodyHasStayedAwayLongEnough() {
        Ticket ticket = called();
        branch.in(() -> calls.miss(ticket.id(), Actor.system()));
        assertThat(isDueAfter(Duration.ofSeconds(899))).isFalse();
        assertThat(isDueAfter(Duration.ofSeconds(900))).isTrue();
    }

    @Test
    void whereATicketIsReserved() {
        UUID seat = branch.counter(queue);
        Ticket ticket = take(queue);
        assertThat(isDueAfter(Duration.ZERO)).isFalse();
        branch.in(() -> transfers.toCounter(ticket.id(), new CounterId(seat), null, Actor.system()));
        assertThat(isDueAfter(Duration.ZERO)).isTrue();
    }

    @Test
    void whereAnAgentHasMadeNoRequestForTooLong() {
        sit(branch.counter(queue));
        assertThat(isDueAfter(ABSENCE)).isFalse();
        assertThat(isDueAfter(ABSENCE.plusSeconds(1))).isTrue();
    }

    @Test
    void whereACounterIsOpenSinceTheDayBefore() {
        branch = branchIn("Africa/Dakar", "10:30");
        queue = branch.queue("A");
        Person agent = sit(branch.counter(queue));
        assertThat(isDueAfter(Duration.ofMinutes(89))).isFalse();
        assertThat(isDueAfter(Duration.ofMinutes(90))).isTrue();
        branch.in(() -> {
            counters.keep(agent.staffId());
            return 0;
        });
        assertThat(isDueAfter(Duration.ofDays(2))).isFalse();
    }

    @Test
    void whereCountersAreOpenTurnsMayApproach() {
        take(queue);
        assertThat(organisationsDue.whereCountersAreOpen()).doesNotContain(here());
        Person agent = sit(branch.counter(queue));
        assertThat(organisationsDue.whereCountersAreOpen()).contains(here());
        branch.in(() -> counters.close(agent.staffId()));
        assertThat(organisationsDue.whereCountersAreOpen()).doesNotContain(here());
    }

    @Test
    void onceForEachDayThatHasBegun() {
        Ticket ticket = take(queue);
        watching(watch -> {
            assertThat(watch.toLookAt()).contains(here());
            looksUntilNothingIsLeft(watch);
            later(Duration.ofHours(15));
            assertThat(watch.toLookAt()).contains(here());
            looksUntilNothingIsLeft(watch);
        });
        assertThat(now(ticket).status()).isEqualTo(TicketState.EXPIRED);
    }

    @Test
    void untilTheIncidentEndsThatHoldsUpTheEndOfTheDay() {
        take(queue);
        String incident = "sites/" + branch.site + "/incident/";
        branch.tenant.manager().post(incident, Map.of("note", "No power")).is(201);
        watching(watch -> {
            watch.look();
            assertThat(watch.toLookAt()).contains(here());
            branch.tenant.manager().post(incident + "end/", Map.of()).is(200);
            looksUntilNothingIsLeft(watch);
        });
    }

    private void watching(Consumer<DayWatch> meanwhile) {
        var watch = new DayWatch(organisationsDue, limits, sessions);
        watch.start();
        try {
            meanwhile.accept(watch);
        } finally {
            watch.stop();
            watch.destroy();
        }
    }

    /** The server's own watch may be acting on the same ticket, which is passed over then. */
    private void looksUntilNothingIsLeft(DayWatch watch) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            watch.look();
            assertThat(watch.toLookAt()).doesNotContain(here());
        });
    }
}
