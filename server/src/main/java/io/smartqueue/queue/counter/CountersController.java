package io.smartqueue.queue.counter;

import io.smartqueue.queue.Actor;
import io.smartqueue.queue.CounterId;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.OptionalText;
import io.smartqueue.web.Patching;
import io.smartqueue.web.paging.Page;
import io.smartqueue.web.paging.Paging;
import io.smartqueue.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/tenants/{slug}/counters")
@Tag(name = "counters", description = "Desks and the queues they serve")
class CountersController {

    record Release(
            @Nullable @Schema(defaultValue = "false", description = Release.FORCE)
            Boolean force,

            @Nullable @Size(max = 300) @Schema(description = Release.REASON)
            String reason) {

        private static final String FORCE =
                "Also with a ticket in hand: who is called waits again, who is served is put on hold.";
        private static final String REASON = "For the history; required with force.";
    }

    private final Counters counters;
    private final CounterRelease release;
    private final CounterHistory history;
    private final Patching patching;

    CountersController(Counters counters, CounterRelease release, CounterHistory history, Patching patching) {
        this.counters = counters;
        this.release = release;
        this.history = history;
        this.patching = patching;
    }

    @GetMapping
    @Requires(Right.SEE_ORGANISATION)
    Page<Counter> list(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID site,
            @RequestParam(name = "is_active", required = false) @Nullable Boolean active,
            @SortableBy({"created_at", "name"}) Paging paging) {
        return paging.view(counters.list(site, active, caller.siteIds(), paging.request()));
    }

    @PostMapping
    @Requires(Right.MANAGE_COUNTERS)
    @ResponseStatus(HttpStatus.CREATED)
    Counter create(Caller caller, @Valid @RequestBody CounterDraft draft) {
        caller.requireSite(counters.siteOf(draft));
        return counters.create(draft);
    }

    @GetMapping("/{id}")
    @Requires(Right.SEE_ORGANISATION)
    Counter read(@PathVariable UUID id) {
        return counters.get(new CounterId(id));
    }

    @PutMapping("/{id}")
    @Requires(Right.MANAGE_COUNTERS)
    Counter replace(Caller caller, @PathVariable UUID id, @Valid @RequestBody CounterDraft draft) {
        caller.requireSite(counters.siteOf(draft));
        return counters.change(new CounterId(id), draft);
    }

    @PatchMapping("/{id}")
    @Requires(Right.MANAGE_COUNTERS)
    Counter change(
            Caller caller,
            @PathVariable UUID id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = CounterDraft.class)))
                    @RequestBody
                    JsonNode changes) {
        CounterDraft present = CounterDraft.of(counters.get(new CounterId(id)));
        return replace(caller, id, patching.apply(present, changes));
    }

    /** 204 when it is gone; 200 with the counter when it has history and was only deactivated. */
    @DeleteMapping("/{id}")
    @Requires(Right.MANAGE_COUNTERS)
    ResponseEntity<Counter> remove(@PathVariable UUID id) {
        return counters.remove(new CounterId(id))
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    /**
     * Ends the session of the agent at the counter, so that another one can open it. 409 {@code in_service} with the
     * ticket when the agent has one in hand.
     */
    @PostMapping("/{id}/free")
    @Requires(Right.MANAGE_COUNTERS)
    Counter free(Caller caller, @PathVariable UUID id, @Valid @RequestBody(required = false) @Nullable Release body) {
        CounterId counter = new CounterId(id);
        release.free(
                counter,
                body != null && Boolean.TRUE.equals(body.force),
                OptionalText.of(body == null ? null : body.reason),
                Actor.of(caller));
        return counters.get(counter);
    }

    /** The last hundred times that it was opened or closed, newest first. */
    @GetMapping("/{id}/events")
    @Requires(Right.SEE_THE_LINE)
    Page<CounterEvent> events(@PathVariable UUID id) {
        return Page.whole(history.of(new CounterId(id)));
    }
}
