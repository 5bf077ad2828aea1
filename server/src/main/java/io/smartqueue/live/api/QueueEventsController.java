package io.smartqueue.live.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.smartqueue.live.feed.Hub;
import io.smartqueue.live.feed.Position;
import io.smartqueue.live.feed.Watcher;
import io.smartqueue.staff.Caller;
import io.smartqueue.staff.Requires;
import io.smartqueue.staff.Right;
import io.smartqueue.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The request's own thread, a virtual one, stays with the stream and waits for what comes. */
@RestController
@RequestMapping("/api/v1/tenants/{slug}/queues/{id}/events")
@Tag(name = "live", description = "What happens in a queue, as it happens")
class QueueEventsController {

    private static final Logger log = LoggerFactory.getLogger(QueueEventsController.class);

    private final Hub hub;
    private final Problem problem;
    private final InstantSource clock;
    private final Semaphore free;

    QueueEventsController(Hub hub, Problem problem, InstantSource clock, LiveSettings settings, MeterRegistry meters) {
        this.hub = hub;
        this.problem = problem;
        this.clock = clock;
        this.free = new Semaphore(settings.mostStreams());
        meters.gauge("smartqueue.live.connections", free, left -> settings.mostStreams() - left.availablePermits());
    }

    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Requires(Right.SEE_THE_LINE)
    @Operation(
            summary = "Server-sent events ticket.created, ticket.called, …",
            description = "Each carries {event, ticket_id, queue_id, number, status, counter, at}. Last-Event-ID"
                    + " replays what was missed. The stream ends now and then; come back with Last-Event-ID.")
    void events(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletResponse response)
            throws IOException {
        if (!free.tryAcquire()) {
            refuse(response);
            return;
        }
        try {
            Watcher watcher = hub.isRunning() ? hub.watch(caller.tenant().id(), id) : null;
            if (watcher == null) {
                refuse(response);
                return;
            }
            try {
                stream(watcher, lastEventId, response);
            } finally {
                hub.leave(watcher);
            }
        } finally {
            free.release();
        }
    }

    private void stream(Watcher watcher, @Nullable String lastEventId, HttpServletResponse response) {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // Else nginx gathers a page of events before it passes on the first.
        response.setHeader("X-Accel-Buffering", "no");
        try {
            Position last = Position.parse(lastEventId).orElse(watcher.since());
            new EventStream(hub, watcher, clock, response.getOutputStream()).run(last);
        } catch (IOException gone) {
            log.debug("a reader has gone: {}", gone.getMessage());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void refuse(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        problem.write(
                response,
                Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "too_many_streams",
                        "This server cannot hold another stream now. Try again in a few seconds."));
    }
}
