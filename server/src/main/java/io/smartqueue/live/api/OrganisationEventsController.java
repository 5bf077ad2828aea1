package io.smartqueue.live.api;

import io.smartqueue.live.LiveStreams;
import io.smartqueue.live.Subscription;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tenants/{slug}/events")
@Tag(name = "live")
class OrganisationEventsController {

    private final LiveStreams streams;

    OrganisationEventsController(LiveStreams streams) {
        this.streams = streams;
    }

    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Requires(Right.WATCH)
    @Operation(
            summary = "Server-sent events of all queues, for managers",
            description = "The events of /queues/{id}/events of all queues that the caller may see. An event look"
                    + " without id and with {} says that something else has changed: a queue, a counter, an incident or"
                    + " an alert; fetch /watch/ or /alerts/ again. It comes at most twice a second. Last-Event-ID"
                    + " replays the events that were missed. 503 too_many_streams with Retry-After when the server"
                    + " holds as many streams as it can, or as many of this address, person or organisation as it"
                    + " grants.")
    void events(
            Caller caller,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        streams.stream(
                new Subscription.OfOrganisation(caller.tenant().id(), caller.siteIds()),
                lastEventId,
                request,
                response);
    }
}
