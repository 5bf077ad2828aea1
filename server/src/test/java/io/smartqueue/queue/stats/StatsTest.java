package io.smartqueue.queue.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smartqueue.Answer;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.ClockScenario;
import io.smartqueue.queue.CounterId;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.stats.LineStats.Basis;
import io.smartqueue.queue.stats.LineStats.Spread;
import io.smartqueue.security.StaffId;
import io.smartqueue.site.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every service here promises ten minutes and declares five. */
class StatsTest extends ClockScenario {

    @Autowired
    StatsReader stats;

    QueueId queue;
    StaffId agent;
    UUID counter;

    @BeforeEach
    void open() {
        clock.set(Instant.parse("2026-11-23T08:00:00Z"));
        branch = branchIn("Africa/Dakar", "03:00");
        queue = branch.queue("A");
        agent = branch.tenant.agent().staffId();
        counter = branch.seat(agent, queue);
    }

    private void later(long seconds) {
        later(Duration.ofSeconds(seconds));
    }

    private Ticket call() {
        return branch.in(() -> calls.callNext(agent, Optional.empty()));
    }

    private Ticket serve(QueueId where, long wait, long walk, long service) {
        TicketId ticket = take(where).id();
        later(wait);
        call();
        later(walk);
        branch.in(() -> serving.start(ticket, Actor.agent(agent)));
        later(service);
        return branch.in(() -> serving.close(ticket, null, Actor.agent(agent)));
    }

    private LineStats ofQueue() {
        return branch.in(() -> stats.of(queue));
    }

    private LineStats ofSite() {
        return branch.in(() -> stats.of(new SiteId(branch.site)));
    }

    private LineStats ofCounter(UUID id) {
        return branch.in(() -> stats.of(new CounterId(id)));
    }

    @Test
    void nothingIsShownThatWasNotMeasured() {
        LineStats empty = ofQueue();
        assertThat(empty).isEqualTo(ofSite()).isEqualTo(ofCounter(counter));
        assertThat(empty).isEqualTo(new LineStats(0, 0, 0, 0, 0, 0, 1, 0, Basis.DECLARED, 0, 0, null, null, null));
    }

    @Test
    void theLineIsCountedByState() {
        take(queue);
        branch.write("update leg set state = 'remote'");
        TicketId held = take(queue).id();
        TicketId missed = take(queue).id();
        TicketId called = take(queue).id();
        later(90);
        take(queue);
        take(queue);
        call();
        branch.in(() -> serving.start(held, Actor.agent(agent)));
        branch.in(() -> serving.hold(held, "copies", Actor.agent(agent)));
        call();
        branch.in(() -> calls.miss(missed, Actor.agent(agent)));
        call();
        later(30);
        assertThat(ofQueue()).isEqualTo(new LineStats(2, 1, 1, 0, 1, 1, 1, 1, Basis.DECLARED, 30, 0, null, null, null));
        branch.in(() -> serving.start(called, Actor.agent(agent)));
        assertThat(ofQueue().called()).isZero();
        assertThat(ofQueue().serving()).isEqualTo(1);
    }

    /** Waits of 60, 120 … 600: the ninth and tenth are 540 and 600, and nine tenths lie a tenth of the way between. */
    @Test
    void meansAndNinetiethPercentilesAreThoseOfTheCases() {
        for (int i = 1; i <= 10; i++) {
            serve(queue, 60L * i, 10L * i, i == 7 ? 300 : 100);
        }
        LineStats day = ofQueue();
        assertThat(day.servedToday()).isEqualTo(10);
        assertThat(day.waitToday()).isEqualTo(new Spread(330, 546, 10));
        assertThat(day.walkToday()).isEqualTo(new Spread(55, 91, 10));
        assertThat(day.serviceToday()).isEqualTo(new Spread(120, 120, 10));
    }

    @Test
    void timeOnHoldIsNoServiceTimeForAnyAgentWhoResumesIt() {
        TicketId ticket = take(queue).id();
        call();
        branch.in(() -> serving.start(ticket, Actor.agent(agent)));
        later(50);
        branch.in(() -> serving.hold(ticket, "copies", Actor.agent(agent)));
        later(1000);
        branch.in(() -> serving.resume(ticket, agent));
        later(20);
        branch.in(() -> serving.close(ticket, null, Actor.agent(agent)));
        assertThat(ofQueue().serviceToday()).isEqualTo(new Spread(70, 70, 1));

        later(60);
        branch.in(() -> serving.reopen(ticket, Actor.agent(agent)));
        later(10);
        branch.in(() -> serving.close(ticket, null, Actor.agent(agent)));
        assertThat(ofQueue().serviceToday()).isEqualTo(new Spread(80, 80, 1));
    }

    @Test
    void whoeverIsServedAndSentOnWasServedForThatTime() {
        QueueId other = branch.queue("B");
        take(queue);
        later(60);
        Ticket called = call();
        later(10);
        branch.in(() -> serving.start(called.id(), Actor.agent(agent)));
        later(90);
        branch.in(() -> transfers.toQueue(called.id(), other, null, Actor.agent(agent)));
        LineStats day = ofQueue();
        assertThat(day.serviceToday()).isEqualTo(new Spread(90, 90, 1));
        assertThat(day.waitToday()).isEqualTo(new Spread(60, 60, 1));
        assertThat(day.servedToday()).isZero();
        assertThat(ofCounter(counter).serviceToday()).isEqualTo(new Spread(90, 90, 1));
    }

    @Test
    void whoIsBackInTheLineOrOnlyCalledIsNotBeingServed() {
        QueueId other = branch.queue("B");
        TicketId ticket = take(queue).id();
        call();
        branch.in(() -> serving.start(ticket, Actor.agent(agent)));
        later(90);
        branch.in(() -> serving.hold(ticket, "copies", Actor.agent(agent)));
        branch.in(() -> waiting.comeBack(ticket, null, Actor.agent(agent)));
        later(2000);
        call();
        branch.in(() -> transfers.toQueue(ticket, other, null, Actor.agent(agent)));
        assertThat(ofQueue().serviceToday()).isNull();
        assertThat(ofQueue().walkToday()).isNull();
    }

    @Test
    void aServiceBegunAnewAfterAHoldIsMeasuredFromThere() {
        TicketId ticket = take(queue).id();
        call();
        branch.in(() -> serving.start(ticket, Actor.agent(agent)));
        branch.in(() -> serving.hold(ticket, "copies", Actor.agent(agent)));
        later(1000);
        branch.in(() -> waiting.comeBack(ticket, null, Actor.agent(agent)));
        call();
        branch.in(() -> serving.start(ticket, Actor.agent(agent)));
        later(40);
        branch.in(() -> serving.close(ticket, null, Actor.agent(agent)));
        assertThat(ofQueue().serviceToday()).isEqualTo(new Spread(40, 40, 1));
    }

    @Test
    void todayBeginsAtTheHourOfTheSite() {
        clock.set(Instant.parse("2026-11-23T02:50:00Z"));
        serve(queue, 60, 10, 100);
        assertThat(ofQueue().servedToday()).isEqualTo(1);
        clock.set(Instant.parse("2026-11-23T03:00:00Z"));
        assertThat(ofQueue().servedToday()).isZero();
        assertThat(ofQueue().waitToday()).isNull();
    }

    @Test
    void countersNeededRestOnWhatTheServiceDeclaresUntilServicesWereLearned() {
        for (int i = 0; i < 11; i++) {
            take(queue);
        }
        // 11 × 300 / 600 = 5.5
        assertThat(ofQueue().countersNeeded()).isEqualTo(6);
        assertThat(ofQueue().countersNeededFrom()).isEqualTo(Basis.DECLARED);
        for (int i = 0; i < 60; i++) {
            take(queue);
            Ticket called = call();
            branch.in(() -> serving.start(called.id(), Actor.agent(agent)));
            later(60);
            branch.in(() -> serving.close(called.id(), null, Actor.agent(agent)));
        }
        // About 11 × 90 / 600, and at least 11 × 60 / 600.
        await().untilAsserted(() -> {
            assertThat(ofQueue().countersNeededFrom()).isEqualTo(Basis.MEASURED);
            assertThat(ofQueue().countersNeeded()).isBetween(2, 3);
        });
    }

    @Test
    void aSiteNeedsCountersForTheWorkOfAllItsQueuesTogether() {
        take(queue);
        take(branch.queue("B"));
        // Half a counter each.
        assertThat(ofSite().waiting()).isEqualTo(2);
        assertThat(ofSite().countersNeeded()).isEqualTo(1);
        QueueId promisesNothing = branch.queue("C");
        branch.write("update service set sla_seconds = null where code = 'C'");
        take(promisesNothing);
        take(promisesNothing);
        assertThat(ofSite().waiting()).isEqualTo(4);
        // Two within the hour, of five minutes each, are a sixth of a counter.
        assertThat(ofSite().countersNeeded()).isEqualTo(2);
        assertThat(branch.in(() -> stats.of(promisesNothing)).countersNeeded()).isEqualTo(1);
    }

    @Test
    void aSingleOneWhoWaitsNeedsACounter() {
        branch.write("update service set expected_minutes = 1, sla_seconds = 86400");
        take(queue);
        assertThat(ofQueue().countersNeeded()).isEqualTo(1);
    }

    @Test
    void aCounterHasTheLinesItServesAndWhatItDidItself() {
        QueueId other = branch.queue("B");
        serve(queue, 60, 10, 100);
        StaffId colleague = branch.agentServing(queue, other).staffId();
        take(queue);
        take(other);
        branch.in(() -> calls.callNext(colleague, Optional.of(queue)));
        take(queue);
        LineStats own = ofCounter(counter);
        assertThat(own.waiting()).isEqualTo(1);
        assertThat(own.called()).isZero();
        assertThat(own.servedToday()).isEqualTo(1);
        assertThat(own.countersOpen()).isEqualTo(2);
        UUID theirs = branch.read(
                        UUID.class, "select counter_id from counter_session where agent_id = ?", colleague.value())
                .getFirst();
        assertThat(ofCounter(theirs).waiting()).isEqualTo(2);
        assertThat(ofCounter(theirs).called()).isEqualTo(1);
        assertThat(ofCounter(theirs).servedToday()).isZero();
        assertThat(ofSite().called()).isEqualTo(1);
    }

    @Test
    void areReadByWhoMaySeeTheLine() {
        serve(queue, 60, 10, 100);
        for (String thing : new String[] {"queues/" + queue, "sites/" + branch.site, "counters/" + counter}) {
            Answer answer = branch.tenant.agent().get(thing + "/stats/").is(200);
            assertThat(answer.text("served_today")).isEqualTo("1");
            assertThat(answer.text("wait_today.p90_seconds")).isEqualTo("60");
            assertThat(answer.text("wait_today.cases")).isEqualTo("1");
            assertThat(answer.text("counters_needed")).isEqualTo("0");
            assertThat(answer.text("counters_needed_from")).isIn("declared", "both");
            assertThat(answer.json().has("on_hold")).isTrue();
        }
    }

    /** Forty services of a minute and one of fifteen hours: one counter does all, where the mean would ask for many. */
    @Test
    void oneForgottenServiceMakesNoneOfTheOthersLong() {
        branch.write("update service set sla_seconds = 600");
        clock.set(Instant.parse("2026-11-23T00:00:00Z"));
        serve(queue, 10, 10, Duration.ofHours(15).toSeconds());
        for (int i = 0; i < 40; i++) {
            serve(queue, 10, 10, 60);
        }
        take(queue);
        take(queue);
        take(queue);
        await().untilAsserted(() -> assertThat(ofQueue().countersNeeded()).isEqualTo(1));
        assertThat(ofQueue().serviceToday()).isNotNull().satisfies(spread -> {
            assertThat(spread.meanSeconds()).isBetween(60L, 80L);
            assertThat(spread.cases()).isEqualTo(41);
        });
    }
}
