package io.smartqueue.queue.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smartqueue.queue.Queue;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Queues;
import io.smartqueue.queue.stats.LineStats;
import io.smartqueue.queue.ticket.TicketView;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.Patching;
import io.smartqueue.web.paging.Page;
import io.smartqueue.web.paging.Paging;
import io.smartqueue.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
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
@RequestMapping("/api/v1/tenants/{slug}/queues")
@Tag(name = "queues", description = "Lines of people for one service at one site")
class QueuesController {

    record StatusChange(@NotNull Queue.Status status) {}

    record QueueStateView(
            @JsonUnwrapped Queue queue,
            @JsonUnwrapped LineStats stats,
            List<TicketView> heads,
            List<TicketView> atCounters) {}

    private final Queues queues;
    private final QueueStates watch;
    private final Patching patching;

    QueuesController(Queues queues, QueueStates watch, Patching patching) {
        this.queues = queues;
        this.watch = watch;
        this.patching = patching;
    }

    @GetMapping
    @Requires(Right.SEE_THE_LINE)
    Page<Queue> list(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID site,
            @RequestParam(required = false) Queue.@Nullable Status status,
            @SortableBy({"created_at", "name", "slug"}) Paging paging) {
        return paging.view(queues.list(site, status, caller.siteIds(), paging.request()));
    }

    @PostMapping
    @Requires(Right.MANAGE_QUEUES)
    @ResponseStatus(HttpStatus.CREATED)
    Queue create(Caller caller, @Valid @RequestBody Queue.Draft draft) {
        caller.requireSite(queues.siteOf(draft));
        return queues.create(draft);
    }

    /** The queue, its statistics, and the first tickets in it. */
    @GetMapping("/{id}")
    @Requires(Right.SEE_THE_LINE)
    QueueStateView read(Caller caller, @PathVariable UUID id) {
        QueueStates.State state = watch.state(new QueueId(id));
        return new QueueStateView(
                state.queue(),
                state.stats(),
                TicketView.of(state.heads(), caller),
                TicketView.of(state.atCounters(), caller));
    }

    @PutMapping("/{id}")
    @Requires(Right.MANAGE_QUEUES)
    Queue replace(Caller caller, @PathVariable UUID id, @Valid @RequestBody Queue.Draft draft) {
        caller.requireSite(queues.siteOf(draft));
        return queues.change(new QueueId(id), draft);
    }

    @PatchMapping("/{id}")
    @Requires(Right.MANAGE_QUEUES)
    Queue change(
            Caller caller,
            @PathVariable UUID id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = Queue.Draft.class)))
                    @RequestBody
                    JsonNode changes) {
        Queue.Draft present = Queue.Draft.of(queues.get(new QueueId(id)));
        return replace(caller, id, patching.apply(present, changes));
    }

    @PostMapping("/{id}/status")
    @Requires(Right.MANAGE_QUEUES)
    Queue setStatus(@PathVariable UUID id, @Valid @RequestBody StatusChange change) {
        return queues.setStatus(new QueueId(id), change.status());
    }

    /** 204 when it is gone; 200 with the queue when it has history and was only closed. */
    @DeleteMapping("/{id}")
    @Requires(Right.MANAGE_QUEUES)
    ResponseEntity<Queue> remove(@PathVariable UUID id) {
        return queues.remove(new QueueId(id))
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }
}
