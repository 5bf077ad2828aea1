package io.smartqueue.live.api;

import io.smartqueue.live.LiveStreams;
import io.smartqueue.live.Subscription;
import io.smartqueue.live.stream.Streams;
import io.smartqueue.queue.QueueId;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The live events of one queue for requests with a ticket or a key instead of a token. */
@RestController
@Hidden
class PublicStreamsController {

    private static final String EVENTS = "/api/v1/tenants/{slug}/queues/{id}/events";
    private static final String SOCKET = "/ws/tenants/{slug}/queues/{id}";

    private final PublicStreams publicStreams;
    private final LiveStreams streams;
    private final Streams sockets;
    private final SameOriginCheck pages;

    PublicStreamsController(PublicStreams publicStreams, LiveStreams streams, Streams sockets, SameOriginCheck pages) {
        this.publicStreams = publicStreams;
        this.streams = streams;
        this.sockets = sockets;
        this.pages = pages;
    }

    @GetMapping(path = EVENTS, params = "ticket", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @SecurityRequirements
    void eventsWithTicket(
            @PathVariable String slug,
            @PathVariable UUID id,
            @RequestParam String ticket,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        streams.stream(publicStreams.withTicket(slug, new QueueId(id), ticket), last, request, response);
    }

    @GetMapping(
            path = EVENTS,
            params = {"key", "!ticket"},
            produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @SecurityRequirements
    void eventsWithKey(
            @PathVariable String slug,
            @PathVariable UUID id,
            @RequestParam String key,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        streams.stream(publicStreams.withKey(slug, new QueueId(id), key), last, request, response);
    }

    @GetMapping(path = SOCKET, params = "ticket")
    @SecurityRequirements
    void socketWithTicket(
            @PathVariable String slug,
            @PathVariable UUID id,
            @RequestParam String ticket,
            @RequestParam(name = "last_event_id", required = false) @Nullable String last,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        open(publicStreams.withTicket(slug, new QueueId(id), ticket), last, request, response);
    }

    @GetMapping(
            path = SOCKET,
            params = {"key", "!ticket"})
    @SecurityRequirements
    void socketWithKey(
            @PathVariable String slug,
            @PathVariable UUID id,
            @RequestParam String key,
            @RequestParam(name = "last_event_id", required = false) @Nullable String last,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        open(publicStreams.withKey(slug, new QueueId(id), key), last, request, response);
    }

    private void open(
            Subscription subscription, @Nullable String last, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        pages.require(request);
        sockets.socket(subscription, last, request, response);
    }
}
