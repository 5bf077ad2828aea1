package io.smartqueue.queue.api;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.Incident;
import io.smartqueue.queue.day.Incidents;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.site.SiteId;
import io.smartqueue.web.OptionalText;
import io.smartqueue.web.PlainText;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Stops and resumes the line of a site. */
@RestController
@RequestMapping("/api/v1/tenants/{slug}/sites/{id}/incident")
@Tag(name = "sites")
class IncidentController {

    /**
     * @param note for staff and screens
     * @param message to everybody in the line, by SMS or WhatsApp; nobody is told when absent
     */
    record Beginning(
            @PlainText.Lines @NotBlank @Size(max = 300) String note,
            @PlainText.Lines @Nullable @Size(max = 1000) String message) {}

    record End(@PlainText.Lines @Nullable @Size(max = 1000) String message) {}

    private final Incidents incidents;

    IncidentController(Incidents incidents) {
        this.incidents = incidents;
    }

    /** 404 when the line has no incident. */
    @GetMapping
    @Requires(Right.SEE_THE_LINE)
    Incident read(@PathVariable UUID id) {
        return incidents
                .open(new SiteId(id))
                .orElseThrow(() -> Refusal.notFound("no_incident", "The line of this site has no incident."));
    }

    /** Nobody is called and no time limit runs until it has ended; everybody keeps the rank. */
    @PostMapping
    @Requires(Right.MANAGE_QUEUES)
    @ResponseStatus(HttpStatus.CREATED)
    Incident begin(Caller caller, @PathVariable UUID id, @Valid @RequestBody Beginning beginning) {
        return incidents.begin(
                new SiteId(id), beginning.note.strip(), OptionalText.of(beginning.message), Actor.of(caller));
    }

    /** The line resumes in the same order. */
    @PostMapping("/end")
    @Requires(Right.MANAGE_QUEUES)
    Incident end(Caller caller, @PathVariable UUID id, @Valid @RequestBody(required = false) @Nullable End end) {
        return incidents.end(
                new SiteId(id), end == null ? Optional.empty() : OptionalText.of(end.message), Actor.of(caller));
    }
}
