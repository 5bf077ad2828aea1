package io.smartqueue.queue.stats;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.web.Days;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Service days in a row; both ends are included. */
public record DaySpan(LocalDate from, LocalDate to) {

    public static final int LONGEST = 400;

    private static final LocalDate EARLIEST = LocalDate.EPOCH;

    /** @throws Refusal 400 for a span that is too long, ends before it begins, or begins before any ticket */
    public DaySpan {
        Days.checked("from", from);
        Days.checked("to", to);
        if (from.isBefore(EARLIEST)) {
            throw Refusal.field("from", "out_of_range", "No ticket is older than " + EARLIEST + ".");
        }
        if (to.isBefore(from)) {
            throw Refusal.field("to", "out_of_range", "The last day is not before the first.");
        }
        if (ChronoUnit.DAYS.between(from, to) >= LONGEST) {
            throw Refusal.field("to", "span_too_long", "Ask for at most " + LONGEST + " days at once.");
        }
    }

    /** Without those that are still to come. */
    List<LocalDate> until(LocalDate today) {
        LocalDate last = to.isAfter(today) ? today : to;
        return from.isAfter(last)
                ? List.of()
                : from.datesUntil(last.plusDays(1)).toList();
    }
}
