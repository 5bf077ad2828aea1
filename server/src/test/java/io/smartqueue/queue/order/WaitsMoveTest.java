package io.smartqueue.queue.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smartqueue.queue.Actor;
import io.smartqueue.queue.ClockScenario;
import io.smartqueue.queue.EntryChannel;
import io.smartqueue.queue.NewTicket;
import io.smartqueue.queue.Priority;
import io.smartqueue.queue.Queue;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.WaitEstimate.Absent;
import io.smartqueue.queue.counter.CounterSessions;
import io.smartqueue.queue.day.Incidents;
import io.smartqueue.security.StaffId;
import io.smartqueue.site.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever happens in a random line, the wait of somebody in it moves in the right direction. */
class WaitsMoveTest extends ClockScenario {

    /** In minutes; what is computed from other random numbers differs by so much. */
    private static final double CHANCE = 0.5;

    @Autowired
    CounterSessions sessions;

    @Autowired
    Incidents incidents;

    private final List<Ticket> line = new ArrayList<>();
    private final List<StaffId> agents = new ArrayList<>();
    private QueueId cash;
    private QueueId credit;

    @BeforeEach
    void open() {
        cash = branch.queue("A", Queue.Order.PRIORITY, null);
        credit = branch.queue("B");
    }

    private void fill(Random random) {
        for (int i = 0; i < 2 + random.nextInt(3); i++) {
            agents.add(branch.agentServing(cash).staffId());
        }
        branch.agentServing(credit);
        int people = 12 + random.nextInt(20);
        for (int i = 0; i < people; i++) {
            later(Duration.ofSeconds(random.nextInt(60)));
            line.add(take(cash));
        }
        agents.forEach(agent -> line.remove(line.indexOf(line.stream()
                .filter(ticket -> ticket.id().equals(served(agent).id()))
                .findFirst()
                .orElseThrow())));
        later(Duration.ofSeconds(random.nextInt(120)));
    }

    /** Readers may see a wait that is a second old: this one is computed after all that was done before. */
    private double middle(Ticket ticket) {
        later(Duration.ofSeconds(1));
        Instant asked = clock.instant();
        return await().until(
                        () -> Objects.requireNonNull(now(ticket).eta()),
                        wait -> !wait.computedAt().isBefore(asked))
                .range()
                .middle();
    }

    @RepeatedTest(4)
    void movesInTheRightDirection() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + seed + " (repeat with -Dseed=" + seed + ")");
        var random = new Random(seed);
        fill(random);
        int place = 4 + random.nextInt(line.size() - 4);
        Ticket one = line.get(place);
        double wait = middle(one);

        StaffId another = branch.agentServing(cash).staffId();
        double withMore = middle(one);
        assertThat(withMore).as("a counter opens").isLessThan(wait);
        branch.in(() -> {
            sessions.sit(another, Optional.empty(), true, "rest");
            return null;
        });
        double withLess = middle(one);
        assertThat(withLess).as("it pauses").isGreaterThan(withMore).isBetween(wait - CHANCE, wait + CHANCE);

        SiteId site = new SiteId(branch.site);
        branch.in(() -> incidents.begin(site, "No power", Optional.empty(), Actor.system()));
        assertThat(now(one).eta()).as("an incident begins").isNull();
        assertThat(Objects.requireNonNull(now(one).place()).absent()).isEqualTo(Absent.INCIDENT);
        branch.in(() -> incidents.end(site, Optional.empty(), Actor.system()));
        assertThat(middle(one)).as("it ends").isBetween(wait - CHANCE, wait + CHANCE);

        Ticket before = line.get(random.nextInt(place));
        double other = middle(take(credit));
        branch.in(() -> transfers.toQueue(before.id(), credit, null, Actor.system()));
        double withoutOne = middle(one);
        assertThat(withoutOne).as("somebody before is transferred").isLessThan(wait);
        assertThat(middle(take(credit))).as("to the other queue").isGreaterThan(other);

        take(new NewTicket(cash, Optional.empty(), Optional.empty(), Optional.empty(), Priority.VIP, EntryChannel.API));
        double withVip = middle(one);
        assertThat(withVip).as("somebody has priority").isGreaterThan(withoutOne);

        branch.in(() -> waiting.postpone(one.id(), 3, Actor.customer()));
        if (place < line.size() - 1) {
            assertThat(middle(one)).as("they let others pass").isGreaterThan(withVip);
        }
    }

    @Test
    void saysWhyThereIsNoRange() {
        Ticket ticket = take(cash);
        branch.opens(List.of(Map.of("weekday", 1, "opens", "08:00", "closes", "10:00")), List.of())
                .is(200);
        assertThat(now(ticket).eta()).isNotNull();
        later(Duration.ofHours(2));
        assertThat(now(ticket).eta()).isNull();
        var json = branch.tenant.admin().get("tickets/" + ticket.id().value()).json();
        assertThat(json.path("eta_absent").asString()).isEqualTo("closed");
        String waits = "queues/" + cash.value() + "/waits/";
        var first = branch.tenant.admin().get(waits).is(200).json().at("/line/0");
        assertThat(first.path("number").asString()).isEqualTo(ticket.number());
        assertThat(first.path("low_minutes").isNull()).isTrue();
        assertThat(first.path("high_minutes").isNull()).isTrue();
        branch.in(() -> waiting.cancel(ticket.id(), "because", Actor.system()));
        json = branch.tenant.admin().get("tickets/" + ticket.id().value()).json();
        assertThat(json.path("eta").isNull()).isTrue();
        assertThat(json.path("eta_absent").asString()).isEqualTo("not_in_line");
    }

    @Test
    void isListedForAWholeQueueOverHttp() {
        branch.agentServing(cash);
        for (int i = 0; i < 5; i++) {
            take(cash);
        }
        String path = "queues/" + cash.value() + "/waits/";
        var waits = branch.tenant.agent().get(path + "?first=3").is(200).json();
        assertThat(waits.path("waiting").asInt()).isEqualTo(5);
        assertThat(waits.path("counters_open").asInt()).isEqualTo(1);
        assertThat(waits.path("line").size()).isEqualTo(3);
        assertThat(waits.at("/line/2/position").asInt()).isEqualTo(3);
        assertThat(waits.at("/line/2/low_minutes").asInt())
                .isGreaterThan(waits.at("/line/0/low_minutes").asInt());
        assertThat(waits.path("computed_at").asString()).isNotEmpty();
        for (String first : List.of("0", "1001", "many")) {
            branch.tenant.agent().get(path + "?first=" + first).is(400);
        }
        branch.tenant.agent().get("queues/" + UUID.randomUUID() + "/waits/").is(404);
    }
}
