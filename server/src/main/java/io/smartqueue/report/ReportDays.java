package io.smartqueue.report;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.stats.DaySpan;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The days that are meant when nobody says. */
public final class ReportDays {

    private static final int LATELY = 30;
    private static final int LAST_YEAR = 9998;

    private ReportDays() {}

    /**
     * Thirty days up to today, or up to the last one that is given.
     *
     * @throws Refusal 400 as {@link DaySpan}, and for a day that no calendar needs
     */
    public static DaySpan between(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
        LocalDate last = to == null ? today : to;
        if (last.getYear() > LAST_YEAR) {
            throw Refusal.field("to", "out_of_range", "Give a day up to the year " + LAST_YEAR + ".");
        }
        return new DaySpan(from == null ? last.minusDays(LATELY - 1L) : from, last);
    }
}
