package io.smartqueue.queue.wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.smartqueue.queue.wait.ServiceTime.Basis;
import io.smartqueue.queue.wait.ServiceTimes.Cell;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LearningServiceTimesTest {

    private static final Instant MORNING = Instant.parse("2026-12-01T08:00:00Z");
    private static final UUID DAKAR = new UUID(1, 1);
    private static final UUID THIES = new UUID(1, 2);
    private static final UUID CASH = new UUID(2, 1);
    private static final Cell AT_EIGHT = new Cell(DAKAR, CASH, 8);
    private static final int DECLARED = 5;

    private final ServiceTimes times = new ServiceTimes();
    private Instant now = MORNING;

    private void learn(Cell cell, int services, double minutes) {
        for (int i = 0; i < services; i++) {
            now = now.plusSeconds(60);
            times.learn(cell, DECLARED, minutes * 60, now);
        }
    }

    private double minutes(Cell cell) {
        return times.of(cell, DECLARED, now).meanSeconds() / 60;
    }

    @Test
    void believesWhatIsDeclaredUntilAServiceWasGiven() {
        assertThat(minutes(AT_EIGHT)).isEqualTo(DECLARED);
        assertThat(times.of(AT_EIGHT, DECLARED, now).basis()).isEqualTo(Basis.DECLARED);
    }

    @Test
    void movesLittleAfterFewServicesAndArrivesAfterMany() {
        learn(AT_EIGHT, 3, 12);
        assertThat(minutes(AT_EIGHT)).isBetween(6.0, 9.0);
        assertThat(times.of(AT_EIGHT, DECLARED, now).basis()).isEqualTo(Basis.BOTH);
        learn(AT_EIGHT, 200, 12);
        assertThat(minutes(AT_EIGHT)).isCloseTo(12, within(0.7));
        assertThat(times.of(AT_EIGHT, DECLARED, now).basis()).isEqualTo(Basis.LEARNED);
        assertThat(times.of(AT_EIGHT, DECLARED, now).cases()).isEqualTo(203);
    }

    @Test
    void forgetsHowLongItTookBefore() {
        learn(AT_EIGHT, 200, 12);
        learn(AT_EIGHT, 300, 6);
        assertThat(minutes(AT_EIGHT)).isCloseTo(6, within(0.5));
    }

    @Test
    void returnsToWhatIsDeclaredWhenNothingWasGivenForMonths() {
        learn(AT_EIGHT, 200, 12);
        now = now.plus(Duration.ofDays(365));
        assertThat(minutes(AT_EIGHT)).isCloseTo(DECLARED, within(0.1));
    }

    @Test
    void aTicketForgottenOpenOverLunchDoesNotDoubleTheTime() {
        learn(AT_EIGHT, 10, DECLARED);
        double before = minutes(AT_EIGHT);
        learn(AT_EIGHT, 1, 90);
        assertThat(minutes(AT_EIGHT)).isBetween(before, before * 1.4);
        assertThat(minutes(new Cell(DAKAR, CASH, 14))).isLessThan(before * 1.4);
    }

    @Test
    void tellsTheHoursApartAndLearnsFromTheOthers() {
        Cell atTen = new Cell(DAKAR, CASH, 10);
        learn(AT_EIGHT, 100, 12);
        learn(atTen, 100, 6);
        assertThat(minutes(AT_EIGHT)).isGreaterThan(minutes(atTen) + 3);
        assertThat(minutes(new Cell(DAKAR, CASH, 15))).isBetween(7.0, 11.0);
    }

    @Test
    void aNewSiteBeginsWithWhatTheOthersOfTheOrganisationLearned() {
        learn(AT_EIGHT, 200, 12);
        assertThat(minutes(new Cell(THIES, CASH, 8))).isGreaterThan(8);
        assertThat(minutes(new Cell(DAKAR, new UUID(2, 2), 8))).isEqualTo(DECLARED);
    }

    @Test
    void aClockSetBackAnHourLosesNothing() {
        learn(AT_EIGHT, 100, 12);
        double before = minutes(AT_EIGHT);
        now = now.minus(Duration.ofHours(1));
        assertThat(minutes(AT_EIGHT)).isEqualTo(before);
        learn(AT_EIGHT, 1, 12);
        assertThat(minutes(AT_EIGHT)).isGreaterThanOrEqualTo(before);
    }

    @Test
    void knowsAtOnceWhatManySitesHaveLearnedInAnyOrder() {
        for (int site = 0; site < 40; site++) {
            for (int hour = 8; hour < 16; hour++) {
                learn(new Cell(new UUID(7, site), CASH, hour), 2, 5 + (site + hour) % 9);
                assertThat(minutes(new Cell(THIES, CASH, 8))).isGreaterThan(0);
            }
        }
        var read = new ServiceTimes();
        for (int site = 39; site >= 0; site--) {
            for (int hour = 8; hour < 16; hour++) {
                Cell cell = new Cell(new UUID(7, site), CASH, hour);
                read.put(cell, times.kept(cell));
            }
        }
        now = now.plus(Duration.ofDays(3));
        for (Cell asked : new Cell[] {new Cell(THIES, CASH, 8), new Cell(new UUID(7, 5), CASH, 9)}) {
            assertThat(minutes(asked))
                    .isGreaterThan(DECLARED)
                    .isCloseTo(read.of(asked, DECLARED, now).meanSeconds() / 60, within(1e-9));
        }
    }

    @Test
    void whoHasBeenServedForLongTakesLongerStill() {
        ServiceTime time = ServiceTime.declared(DECLARED);
        assertThat(time.residual(0, 0.5)).isCloseTo(time.quantile(0.5), within(1e-3));
        assertThat(time.residual(60, 0.5)).isLessThan(time.quantile(0.5));
        assertThat(time.residual(1800, 0.5)).isBetween(60.0, 900.0);
        assertThat(time.residual(1e7, 0.5)).isBetween(0.0, 1e7);
    }
}
