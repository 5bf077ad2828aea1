package io.smartqueue.queue.api;

import io.smartqueue.queue.CounterId;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.stats.DaySpan;
import io.smartqueue.queue.stats.DayStats;
import io.smartqueue.queue.stats.DayStatsReader;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.site.SiteId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The services of past days and of today, day by day. */
@RestController
@RequestMapping("/api/v1/tenants/{slug}")
class DayStatsController {

    private static final String SUMMARY = "Read what was served on each service day";
    private static final String DESCRIPTION = "From `from` to `to`, both included, at most 400 days, oldest first;"
            + " a day begins when the site's day begins, and days still to come are left out. The answer stays the same"
            + " after retention has deleted the tickets of a day.";

    private final DayStatsReader days;

    DayStatsController(DayStatsReader days) {
        this.days = days;
    }

    @GetMapping("/queues/{id}/stats/days")
    @Requires(Right.SEE_THE_LINE)
    @Tag(name = "queues")
    @Operation(summary = SUMMARY + " in a queue", description = DESCRIPTION)
    List<DayStats> ofQueue(
            @PathVariable UUID id,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to) {
        return days.of(new QueueId(id), new DaySpan(from, to));
    }

    @GetMapping("/sites/{id}/stats/days")
    @Requires(Right.SEE_THE_LINE)
    @Tag(name = "sites")
    @Operation(summary = SUMMARY + " at a site", description = DESCRIPTION)
    List<DayStats> ofSite(
            @PathVariable UUID id,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to) {
        return days.of(new SiteId(id), new DaySpan(from, to));
    }

    @GetMapping("/counters/{id}/stats/days")
    @Requires(Right.SEE_THE_LINE)
    @Tag(name = "counters")
    @Operation(summary = SUMMARY + " at a counter", description = DESCRIPTION)
    List<DayStats> ofCounter(
            @PathVariable UUID id,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to) {
        return days.of(new CounterId(id), new DaySpan(from, to));
    }
}
