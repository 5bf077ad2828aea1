package io.smartqueue.admin.firsthour;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.site.OpeningHours;
import io.smartqueue.site.OpeningHours.Span;
import io.smartqueue.web.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The first site with its usual hours, from Monday to Friday and on Saturday. Without hours it is open day and night.
 */
record SiteStep(
        @NotBlank @Size(max = 120) String name,
        @Nullable @Size(max = 120) String city,
        @PlainText.Lines @Nullable @Size(max = 300) String address,
        @Nullable LocalTime opens,
        @Nullable LocalTime closes,
        @Nullable LocalTime saturdayOpens,
        @Nullable LocalTime saturdayCloses) {

    private static final int FRIDAY = 5;
    private static final int SATURDAY = 6;

    /** @throws Refusal that names each hour that fits no other */
    OpeningHours.Timetable timetable() {
        List<Refusal.Field> wrong = new ArrayList<>();
        boolean week = fits("opens", opens, "closes", closes, wrong);
        boolean saturday = fits("saturday_opens", saturdayOpens, "saturday_closes", saturdayCloses, wrong);
        if (!wrong.isEmpty()) {
            throw Refusal.fields(wrong);
        }
        List<Span> spans = new ArrayList<>();
        if (week && opens != null && closes != null) {
            IntStream.rangeClosed(1, FRIDAY).forEach(day -> spans.add(new Span(null, day, opens, closes)));
        }
        if (saturday && saturdayOpens != null && saturdayCloses != null) {
            spans.add(new Span(null, SATURDAY, saturdayOpens, saturdayCloses));
        }
        return new OpeningHours.Timetable(spans, List.of());
    }

    private static boolean fits(
            String from, @Nullable LocalTime begins, String to, @Nullable LocalTime ends, List<Refusal.Field> wrong) {
        if (begins == null && ends == null) {
            return false;
        }
        if (begins == null || ends == null) {
            wrong.add(new Refusal.Field(begins == null ? from : to, "required", "Give both hours, or none."));
            return false;
        }
        if (!begins.isBefore(ends) && !ends.equals(LocalTime.MIDNIGHT)) {
            wrong.add(new Refusal.Field(to, "closes_before", "It closes after it opens."));
        }
        return true;
    }
}
