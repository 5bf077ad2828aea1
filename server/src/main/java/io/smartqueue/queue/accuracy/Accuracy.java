package io.smartqueue.queue.accuracy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How good the announcements of some days were.
 *
 * @param announced how many there were; those of people who still wait are neither judged nor censored
 * @param censored those of people who left before they were called, or never came
 */
public record Accuracy(LocalDate from, LocalDate to, long announced, long judged, long censored, List<Row> rows) {

    /**
     * One method at one horizon. Without cases there are no figures.
     *
     * @param biasMinutes below zero when people waited longer than the middle
     * @param underShare the share that waited longer than the upper end
     * @param coverage the share whose wait ended within the upper end
     */
    public record Row(
            String method,
            String horizon,
            long cases,
            @Nullable Double maeMinutes,
            @Nullable Double biasMinutes,
            @Nullable Double underShare,
            @Nullable Double coverage,
            @Nullable Double pinball) {

        static Row of(Method method, String horizon, Errors errors) {
            return errors.cases() == 0
                    ? new Row(method.code(), horizon, 0, null, null, null, null, null)
                    : new Row(
                            method.code(),
                            horizon,
                            errors.cases(),
                            rounded(errors.mean(errors.absolute())),
                            rounded(errors.mean(errors.bias())),
                            rounded(errors.mean(errors.under())),
                            rounded(1 - errors.mean(errors.under())),
                            rounded(errors.mean(errors.pinball())));
        }

        private static double rounded(double value) {
            return Math.round(value * 1000) / 1000.0;
        }
    }

    /** Ours at all horizons. */
    public Row ours() {
        return rows.stream()
                .filter(row -> row.method.equals(Method.OURS.code()) && row.horizon.equals(Horizon.ALL))
                .findFirst()
                .orElseGet(() -> Row.of(Method.OURS, Horizon.ALL, Errors.NONE));
    }
}
