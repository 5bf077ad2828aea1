package io.smartqueue.queue.wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.smartqueue.queue.wait.SiteLine.Calls;
import io.smartqueue.queue.wait.SiteLine.InHand;
import io.smartqueue.queue.wait.SiteLine.Lane;
import io.smartqueue.queue.wait.SiteLine.OpenCounter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WaitEngineTest {

    private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");
    private static final long BEGIN = WaitEngine.micros(NOW.minusSeconds(3600));
    private static final ServiceTime FIVE = ServiceTime.declared(5);

    private static Lane lane(int queue, int people) {
        return lane(queue, people, null, FIVE);
    }

    private static Lane lane(int queue, int people, @Nullable UUID reservedFor, ServiceTime time) {
        return new Lane(
                new UUID(queue, queue),
                reservedFor,
                time,
                LongStream.range(0, people).map(i -> BEGIN + i * 1_000_000).toArray(),
                LongStream.range(0, people).map(i -> queue * 1_000_000L + i).toArray(),
                1,
                0);
    }

    private static OpenCounter busy(double elapsed, int... lanes) {
        return new OpenCounter(calls(lanes), new InHand(FIVE, elapsed));
    }

    private static List<Calls> calls(int... lanes) {
        return Arrays.stream(lanes).mapToObj(lane -> new Calls(lane, 0)).toList();
    }

    private static Waits waits(List<Lane> lanes, OpenCounter... counters) {
        return WaitEngine.compute(new SiteLine(NOW, lanes, List.of(counters), 60, 0));
    }

    @Test
    void oneCounterTakesOneServiceAfterAnother() {
        Waits waits = waits(List.of(lane(1, 10)), busy(0, 0));
        for (int i = 0; i < 10; i++) {
            assertThat(waits.at(0, i).middle()).isBetween((i + 1) * 5 * 0.8, (i + 1) * 5.0);
        }
    }

    @Test
    void countersShareTheLine() {
        Waits waits = waits(List.of(lane(1, 40)), busy(0, 0), busy(0, 0), busy(0, 0), busy(0, 0));
        assertThat(waits.at(0, 39).middle()).isCloseTo(50, within(5.0));
        assertThat(waits.at(0, 39).countersOpen()).isEqualTo(4);
    }

    @Test
    void neverSaysZeroWhileAllAreBusy() {
        Range first = waits(List.of(lane(1, 1)), busy(100_000, 0)).at(0, 0);
        assertThat(first.lowMinutes()).isPositive();
        assertThat(first.highMinutes()).isGreaterThan(first.lowMinutes());
    }

    @Test
    void whoHasBeenServedForAWhileIsDoneSooner() {
        assertThat(waits(List.of(lane(1, 1)), busy(180, 0)).at(0, 0).middle())
                .isLessThan(waits(List.of(lane(1, 1)), busy(0, 0)).at(0, 0).middle());
    }

    @Test
    void supposesACounterWhereNoneIsOpen() {
        Range third = waits(List.of(lane(1, 3))).at(0, 2);
        assertThat(third.countersOpen()).isZero();
        assertThat(third.middle()).isCloseTo(15, within(3.0));
    }

    @Test
    void othersOfTheSameCountersGoFirstWhenTheyAreDueFirst() {
        Lane late = new Lane(new UUID(9, 9), null, FIVE, new long[] {WaitEngine.micros(NOW)}, new long[] {7}, 1, 0);
        double alone = waits(List.of(late), busy(0, 0)).at(0, 0).middle();
        double behind = waits(List.of(late, lane(1, 6)), busy(0, 0, 1)).at(0, 0).middle();
        assertThat(behind).isCloseTo(alone + 30, within(5.0));
        double elsewhere = waits(List.of(late, lane(1, 6)), busy(0, 0), busy(0, 1))
                .at(0, 0)
                .middle();
        assertThat(elsewhere).isEqualTo(alone);
    }

    @Test
    void aHeadStartLetsPeopleOfOneQueueGoFirst() {
        var counter = new OpenCounter(List.of(new Calls(0, 0), new Calls(1, 7_200_000_000L)), new InHand(FIVE, 0));
        Waits waits = waits(List.of(lane(1, 5), lane(2, 5)), counter);
        assertThat(waits.at(1, 4).middle()).isLessThan(waits.at(0, 0).middle());
    }

    @Test
    void reservedTicketsWaitForTheirCounterAlone() {
        UUID own = new UUID(5, 5);
        Lane reserved = lane(1, 4, own, FIVE);
        double withOne = waits(List.of(lane(2, 1), reserved), busy(0, 0), busy(0, 1))
                .at(1, 3)
                .middle();
        double withMore = waits(List.of(lane(2, 1), reserved), busy(0, 0), busy(0, 0), busy(0, 1))
                .at(1, 3)
                .middle();
        assertThat(withMore).isCloseTo(withOne, within(0.5));
    }

    @Test
    void whoDoesNotComeShortensTheWaitOfOthers() {
        Lane all = lane(1, 30);
        var half = new Lane(all.queue(), null, FIVE, all.due(), all.seeds(), 0.5, 0);
        double wait = waits(List.of(half), busy(0, 0)).at(0, 29).middle();
        assertThat(wait).isCloseTo(30 * 0.5 * 6, within(12.0));
    }

    @Test
    void whoLeavesBeforeTheCallHoldsUpNobody() {
        long now = WaitEngine.micros(NOW);
        Lane fresh = new Lane(
                new UUID(1, 1),
                null,
                FIVE,
                LongStream.range(0, 60).map(i -> now - 60 + i).toArray(),
                LongStream.range(0, 60).toArray(),
                1,
                0);
        var impatient = new Lane(fresh.queue(), null, FIVE, fresh.due(), fresh.seeds(), 1, 1.0 / 7200);
        Waits waits = waits(List.of(impatient), busy(0, 0));
        double all = waits(List.of(fresh), busy(0, 0)).at(0, 59).middle();
        assertThat(waits.at(0, 0).middle()).isCloseTo(5, within(1.5));
        // In an hour 1 - exp(-1/2) of them leave, so the last of sixty waits for about 0.63 × 60 services.
        assertThat(waits.at(0, 59).middle()).isBetween(all * 0.58, all * 0.75);

        var patient = new Lane(fresh.queue(), null, FIVE, lane(1, 60).due(), fresh.seeds(), 1, 1.0 / 7200);
        assertThat(waits(List.of(patient), busy(0, 0)).at(0, 59).middle())
                .as("who has waited an hour stays")
                .isCloseTo(all, within(all * 0.05));
    }

    @Test
    void aCounterThatHasBeenSlowMakesTheLineSlower() {
        var slow = new OpenCounter(calls(0), new InHand(FIVE, 0), new Pace(30, 60));
        double usual = waits(List.of(lane(1, 30)), busy(0, 0)).at(0, 29).middle();
        assertThat(waits(List.of(lane(1, 30)), slow).at(0, 29).middle()).isCloseTo(usual * 70 / 40, within(5.0));
    }

    @Test
    void theRangeOfANewcomerIsThatOfTheEndOfTheLine() {
        Waits waits = waits(List.of(lane(1, 10), lane(2, 3)), busy(0, 0, 1), busy(0, 1));
        assertThat(waits.forNewcomer(0).middle()).isGreaterThan(waits.at(0, 9).middle());
        assertThat(waits.at(0, 13).middle()).isGreaterThan(waits.forNewcomer(0).middle() + 5);
        assertThat(waits(List.of(lane(1, 10)), busy(0, 0)).forNewcomer(0).middle())
                .isCloseTo(55, within(5.0));
    }

    @Test
    void theClosedFormContinuesTheSimulation() {
        SiteLine line = new SiteLine(
                NOW, List.of(lane(1, 300), lane(2, 300)), List.of(busy(0, 0), busy(0, 0, 1), busy(0, 1)), 60, 20);
        Waits whole = WaitEngine.compute(line, 600);
        Waits parted = WaitEngine.compute(line, WaitEngine.SIMULATED);
        for (int i = 0; i < 300; i++) {
            Range expected = whole.at(0, i);
            Range found = parted.at(0, i);
            assertThat(found.middle())
                    .as("middle of %d", i)
                    .isCloseTo(expected.middle(), within(0.5 + 0.04 * expected.middle()));
            assertThat(found.upper())
                    .as("upper end of %d", i)
                    .isCloseTo(expected.upper(), within(0.5 + 0.08 * expected.upper()));
            assertThat(found.low())
                    .as("lower end of %d", i)
                    .isCloseTo(expected.low(), within(0.5 + 0.08 * expected.low()));
            double step = i == 0 ? 0 : found.middle() - parted.at(0, i - 1).middle();
            assertThat(step).isBetween(-0.5, 10.0);
        }
    }

    // The services are not of the kind that the engine supposes.
    @Test
    void theUpperEndHoldsInAbout85Of100Lines() {
        var random = new Random(20261201);
        ServiceTime known = new ServiceTime(300, 0.58, Math.log(255), 0.58, 4000, 4000);
        Range said = waits(
                        List.of(lane(1, 12, null, known)),
                        new OpenCounter(calls(0), new InHand(known, 0)),
                        new OpenCounter(calls(0), new InHand(known, 0)),
                        new OpenCounter(calls(0), new InHand(known, 0)))
                .at(0, 11);
        int within = 0;
        int early = 0;
        for (int day = 0; day < 4000; day++) {
            double waited = waited(random, 11, 3);
            within += waited <= said.upper() ? 1 : 0;
            early += waited <= said.low() ? 1 : 0;
        }
        assertThat(within).isBetween(3280, 3600);
        assertThat(early).isBetween(600, 1000);
    }

    /** Minutes until a line of so many people has been called, with services of a gamma distribution, shape 3. */
    private static double waited(Random random, int ahead, int counters) {
        List<Double> free = new ArrayList<>();
        for (int i = 0; i < counters; i++) {
            free.add(gamma(random));
        }
        for (int i = 0; i < ahead; i++) {
            double first = Collections.min(free);
            free.remove(first);
            free.add(first + gamma(random));
        }
        return Collections.min(free);
    }

    private static double gamma(Random random) {
        return -Math.log(random.nextDouble() * random.nextDouble() * random.nextDouble()) * 5 / 3;
    }

    @Test
    void theSameStateGivesTheSameRanges() {
        assertThat(waits(List.of(lane(1, 50)), busy(30, 0)).at(0, 40))
                .isEqualTo(waits(List.of(lane(1, 50)), busy(30, 0)).at(0, 40));
    }
}
