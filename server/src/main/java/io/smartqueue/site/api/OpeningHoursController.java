package io.smartqueue.site.api;

import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.site.OpeningHours;
import io.smartqueue.site.SiteId;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** When tickets are given out at a site. */
@RestController
@RequestMapping("/api/v1/tenants/{slug}/sites/{id}/opening-hours")
@Tag(name = "sites")
class OpeningHoursController {

    private final OpeningHours hours;

    OpeningHoursController(OpeningHours hours) {
        this.hours = hours;
    }

    @GetMapping
    @Requires(Right.SEE_ORGANISATION)
    OpeningHours.Timetable read(@PathVariable UUID id) {
        return hours.of(new SiteId(id));
    }

    /** The whole timetable at once; without any span the site is open round the clock. */
    @PutMapping
    @Requires(Right.MANAGE_SITES)
    OpeningHours.Timetable replace(@PathVariable UUID id, @Valid @RequestBody OpeningHours.Timetable timetable) {
        return hours.replace(new SiteId(id), timetable);
    }
}
