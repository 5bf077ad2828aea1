package io.smartqueue.queue.api;

import io.smartqueue.queue.CounterId;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.stats.LineStats;
import io.smartqueue.queue.stats.StatsReader;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.site.SiteId;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The lines now, and today's services. */
@RestController
@RequestMapping("/api/v1/tenants/{slug}")
class StatsController {

    private final StatsReader stats;

    StatsController(StatsReader stats) {
        this.stats = stats;
    }

    @GetMapping("/queues/{id}/stats")
    @Requires(Right.SEE_THE_LINE)
    @Tag(name = "queues")
    LineStats ofQueue(@PathVariable UUID id) {
        return stats.of(new QueueId(id));
    }

    /** All queues of the site together. */
    @GetMapping("/sites/{id}/stats")
    @Requires(Right.SEE_THE_LINE)
    @Tag(name = "sites")
    LineStats ofSite(@PathVariable UUID id) {
        return stats.of(new SiteId(id));
    }

    /** The line in front of the counter, and what the counter itself does. */
    @GetMapping("/counters/{id}/stats")
    @Requires(Right.SEE_THE_LINE)
    @Tag(name = "counters")
    LineStats ofCounter(@PathVariable UUID id) {
        return stats.of(new CounterId(id));
    }
}
