package io.smartqueue.report;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.stats.DaySpan;
import io.smartqueue.web.Days;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The days that are meant when nobody says. */
public final class ReportDays {

    private static final int LATELY = 30;

    private ReportDays() {}

    /**
     * Thirty days up to today, or up to the last one that is given.
     *
     * @throws Refusal 400 as {@link DaySpan} and {@link Days}
     */
    public static DaySpan between(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
        LocalDate last = to == null ? today : Days.checked("to", to);
        return new DaySpan(from == null ? last.minusDays(LATELY - 1L) : from, last);
    }
}
