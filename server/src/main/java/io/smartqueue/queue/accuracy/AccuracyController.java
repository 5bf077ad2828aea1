package io.smartqueue.queue.accuracy;

import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.Days;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tenants/{slug}/estimates/accuracy")
@Tag(name = "waiting-time")
class AccuracyController {

    private final AccuracyReader accuracy;

    AccuracyController(AccuracyReader accuracy) {
        this.accuracy = accuracy;
    }

    @GetMapping
    @Requires(Right.SEE_ACCURACY)
    Accuracy read(
            Caller caller,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable UUID site,
            @RequestParam(required = false) @Nullable UUID queue,
            @RequestParam(required = false) @Nullable String horizon,
            @RequestParam(required = false) @Nullable Integer hour,
            @RequestParam(required = false) @Nullable String channel) {
        LocalDate last = to == null ? accuracy.today(caller.tenant().zone()) : Days.checked("to", to);
        LocalDate first = from == null ? AccuracyReader.thirtyDaysTo(last) : from;
        return accuracy.of(new AccuracyQuestion(first, last, site, queue, caller.siteIds(), horizon, hour, channel));
    }
}
