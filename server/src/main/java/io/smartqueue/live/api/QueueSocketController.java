package io.smartqueue.live.api;

import io.smartqueue.live.Subscription;
import io.smartqueue.live.stream.Streams;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/ws/tenants/{slug}/queues/{id}")
@Tag(name = "live")
class QueueSocketController {

    private final Streams streams;
    private final SameOriginCheck pages;

    QueueSocketController(Streams streams, SameOriginCheck pages) {
        this.streams = streams;
        this.pages = pages;
    }

    @GetMapping
    @Requires(Right.SEE_THE_LINE)
    @Operation(
            summary = "WebSocket: the events of the queue, one JSON text each",
            description = "{id, event, ticket_id, queue_id, number, status, counter, at}; last_event_id with the id"
                    + " of the last message replays what was missed. Let in as the event stream is, also with ?ticket="
                    + " and ?key=; a browser's Origin must be this server's. What is sent to the server is passed"
                    + " over. A request that is not a WebSocket handshake gets 426.")
    @Parameter(
            name = "ticket",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "string"),
            description = "Public token of a ticket")
    @Parameter(name = "key", in = ParameterIn.QUERY, schema = @Schema(type = "string"), description = "Key of a device")
    void socket(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(name = "last_event_id", required = false) @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        pages.require(request);
        streams.socket(new Subscription.OfQueue(caller.tenant().id(), new QueueId(id)), lastEventId, request, response);
    }
}
