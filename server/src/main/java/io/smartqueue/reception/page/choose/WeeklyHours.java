package io.smartqueue.reception.page.choose;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** The opening hours of a site for the seven days that begin today. */
public record WeeklyHours(List<Day> days) {

    /** @param spans in their order; none on a day on which it stays closed */
    public record Day(LocalDate date, List<Span> spans) {

        public DayOfWeek weekday() {
            return date.getDayOfWeek();
        }
    }

    public record Span(LocalTime opens, LocalTime closes) {}

    /** Nothing is written down: it is open round the clock. */
    public boolean isRoundTheClock() {
        return days.isEmpty();
    }
}
