package io.smartqueue.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.site.Hours.Span;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HoursTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

    private static Hours hours(String zone, Span... weekly) {
        return new Hours(ZoneId.of(zone), List.of(weekly), Set.of());
    }

    private static Span span(DayOfWeek day, String opens, String closes) {
        return new Span(day, LocalTime.parse(opens), LocalTime.parse(closes));
    }

    private static Instant at(String moment) {
        return Instant.parse(moment);
    }

    @Test
    void withoutAnyItIsOpenButOnAClosedDay() {
        Hours always = new Hours(ZoneId.of("Africa/Dakar"), List.of(), Set.of(MONDAY));

        assertThat(always.isOpen(at("2026-11-22T23:59:59Z"))).isTrue();
        assertThat(always.isOpen(at("2026-11-23T12:00:00Z"))).isFalse();
        assertThat(always.opensAt(at("2026-11-23T12:00:00Z"))).isEmpty();
        assertThat(always.closesAt(at("2026-11-22T12:00:00Z"))).isEmpty();
    }

    @Test
    void aSpanHoldsFromItsBeginningUntilBeforeItsEnd() {
        Hours hours = hours(
                "Africa/Dakar", span(DayOfWeek.MONDAY, "14:00", "17:00"), span(DayOfWeek.MONDAY, "08:00", "12:30"));

        assertThat(hours.isOpen(at("2026-11-23T08:00:00Z"))).isTrue();
        assertThat(hours.isOpen(at("2026-11-23T12:30:00Z"))).isFalse();
        assertThat(hours.opensAt(at("2026-11-23T12:30:00Z"))).contains(at("2026-11-23T14:00:00Z"));
        assertThat(hours.closesAt(at("2026-11-23T08:00:00Z"))).contains(at("2026-11-23T12:30:00Z"));
        assertThat(hours.on(MONDAY)).extracting(Span::opens).isSorted();
    }

    @Test
    void midnightEndsTheDay() {
        Hours late = hours("Europe/Paris", span(DayOfWeek.MONDAY, "18:00", "00:00"));

        assertThat(late.isOpen(at("2026-11-23T22:59:59Z"))).isTrue();
        assertThat(late.closesAt(at("2026-11-23T20:00:00Z"))).contains(at("2026-11-23T23:00:00Z"));
    }

    @Test
    void theClockOfTheZoneCountsAlsoWhereItIsPutForward() {
        // On 29 March 2026 the clocks of Paris go from 02:00 to 03:00.
        Hours night = hours("Europe/Paris", span(DayOfWeek.SUNDAY, "02:30", "04:00"));

        assertThat(night.opensAt(at("2026-03-28T12:00:00Z"))).contains(at("2026-03-29T01:30:00Z"));
        assertThat(night.closesAt(at("2026-03-29T01:30:00Z"))).contains(at("2026-03-29T02:00:00Z"));
    }

    @Test
    void theNextOpeningIsLookedForWithinTwoWeeksAndNotOnClosedDays() {
        Span mondays = span(DayOfWeek.MONDAY, "08:00", "12:00");
        Hours closedOnce = new Hours(ZoneId.of("Africa/Dakar"), List.of(mondays), Set.of(MONDAY));
        Hours closedTwice = new Hours(ZoneId.of("Africa/Dakar"), List.of(mondays), Set.of(MONDAY, MONDAY.plusWeeks(1)));
        Instant sunday = at("2026-11-22T12:00:00Z");

        assertThat(closedOnce.opensAt(sunday)).contains(at("2026-11-30T08:00:00Z"));
        assertThat(closedTwice.opensAt(sunday)).isEmpty();
    }
}
