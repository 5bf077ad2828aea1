package io.smartqueue.queue.api;

import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.visit.QueueServiceTimes;
import io.smartqueue.queue.visit.QueueServiceTimes.Learned;
import io.smartqueue.queue.visit.QueueWaits;
import io.smartqueue.queue.visit.QueueWaits.Waits;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How long people in a queue wait, and what the program has learned about its service. */
@RestController
@RequestMapping("/api/v1/tenants/{slug}/queues/{id}")
@Tag(name = "queues")
class WaitsController {

    private final QueueWaits waits;
    private final QueueServiceTimes times;

    WaitsController(QueueWaits waits, QueueServiceTimes times) {
        this.waits = waits;
        this.times = times;
    }

    /** The range of each person who waits, in the calling order; without those who are not there yet. */
    @GetMapping("/waits")
    @Requires(Right.SEE_THE_LINE)
    Waits waits(@PathVariable UUID id, @RequestParam(defaultValue = "200") @Min(1) @Max(1000) int first) {
        return waits.of(new QueueId(id), first);
    }

    /** How long the queue's service takes at its site, as declared and as learned. */
    @GetMapping("/service-time")
    @Requires(Right.SEE_THE_LINE)
    Learned serviceTime(@PathVariable UUID id) {
        return times.of(new QueueId(id));
    }

    /** Forgets what was learned, for example when the service has changed; the declared minutes count again. */
    @DeleteMapping("/service-time")
    @Requires(Right.MANAGE_QUEUES)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forgetServiceTime(@PathVariable UUID id) {
        times.forget(new QueueId(id));
    }
}
