package io.smartqueue.live.api;

import io.smartqueue.live.LiveStreams;
import io.smartqueue.live.Subscription;
import io.smartqueue.queue.QueueId;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tenants/{slug}/queues/{id}/events")
@Tag(name = "live", description = "The events of a queue, as they happen")
class QueueEventsController {

    private final LiveStreams streams;

    QueueEventsController(LiveStreams streams) {
        this.streams = streams;
    }

    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Requires(Right.SEE_THE_LINE)
    @Operation(
            summary = "Server-sent events ticket.created, ticket.called, …",
            description = "Each carries {event, ticket_id, queue_id, number, status, counter, at}; ticket.almost, which"
                    + " says that the turn approaches, low_minutes and high_minutes too. The events are those of"
                    + " /tickets/{id}/events/: ticket.travel when the customer has said how far away they are,"
                    + " ticket.postponed, ticket.arrived and the others. Order is promised per ticket."
                    + " Last-Event-ID replays what was missed, as far back as the organisation"
                    + " keeps events; an older one goes on with the oldest event that is kept. The"
                    + " stream ends now and then, and when the reader is too slow; reconnect with Last-Event-ID."
                    + " Instead of a token, ?ticket= takes the public"
                    + " token of a ticket in this queue: then only the events of that ticket are sent,"
                    + " and an event line without id and with {} when its place or its wait has changed."
                    + " ?key= takes the key of a device. 503 too_many_streams with Retry-After when the server holds"
                    + " as many as it can, or as many of this ticket, queue, address, person or organisation as it"
                    + " grants.")
    @Parameter(
            name = "ticket",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "string"),
            description = "Public token of a ticket")
    @Parameter(name = "key", in = ParameterIn.QUERY, schema = @Schema(type = "string"), description = "Key of a device")
    void events(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        streams.stream(new Subscription.OfQueue(caller.tenant().id(), new QueueId(id)), lastEventId, request, response);
    }
}
