package io.smartqueue.live.stream;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.live.LiveStreams;
import io.smartqueue.live.Subscription;
import io.smartqueue.live.feed.EventCursor;
import io.smartqueue.live.feed.Hub;
import io.smartqueue.tenant.Suspensions;
import io.smartqueue.web.Problem;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Service;

/** Answers requests with streams and sockets, up to the connection limits. */
@Service
public class Streams implements LiveStreams {

    private static final String SECONDS_TO_STAY_AWAY = "5";

    private final Hub hub;
    private final OpenStreams open;
    private final Writers writers;
    private final Suspensions suspensions;
    private final Problem problem;

    Streams(Hub hub, OpenStreams open, Writers writers, Suspensions suspensions, Problem problem) {
        this.hub = hub;
        this.open = open;
        this.writers = writers;
        this.suspensions = suspensions;
        this.problem = problem;
    }

    @Override
    public void stream(
            Subscription subscription,
            @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer(subscription, lastEventId, new EventStreamProtocol(), request, response, () -> {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            // Otherwise nginx buffers several events before it passes on the first.
            response.setHeader("X-Accel-Buffering", "no");
            // The stream ends with the connection, so it can be written without Tomcat's chunked encoding.
            response.setHeader(HttpHeaders.CONNECTION, "close");
        });
    }

    /** Sends the same as text messages, when the request is an acceptable handshake. */
    public void socket(
            Subscription subscription,
            @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<String> accepted = Handshake.accept(request, response, problem);
        if (accepted.isPresent()) {
            answer(subscription, lastEventId, new WebSocketProtocol(), request, response, () -> {
                response.setHeader(HttpHeaders.UPGRADE, "websocket");
                response.setHeader(HttpHeaders.CONNECTION, "Upgrade");
                response.setHeader("Sec-WebSocket-Accept", accepted.get());
                response.setStatus(HttpServletResponse.SC_SWITCHING_PROTOCOLS);
            });
        }
    }

    private void answer(
            Subscription subscription,
            @Nullable String lastEventId,
            StreamProtocol streamProtocol,
            HttpServletRequest request,
            HttpServletResponse response,
            Runnable head)
            throws IOException {
        if (suspensions.all().contains(subscription.tenant())) {
            throw Refusal.notFound("unknown_tenant", "You have no such organisation.");
        }
        if (request.getMethod().equals("HEAD")) {
            head.run();
            return;
        }
        Optional<Connection> place =
                open.open(streamProtocol, StreamQuotas.holders(subscription, StreamOrigin.of(request)));
        if (place.isEmpty()) {
            refuse(response);
            return;
        }
        Connection connection = place.get();
        try {
            EventCursor last = EventCursor.parse(lastEventId).orElse(null);
            connection.follow(hub.watch(subscription, last, () -> writers.wake(connection)));
            head.run();
            response.flushBuffer();
            request.upgrade(SocketHandover.class).to(connection);
        } catch (IOException | RuntimeException failure) {
            connection.gone();
            throw failure;
        } catch (ServletException failure) {
            connection.gone();
            throw new IllegalStateException(failure);
        }
    }

    private void refuse(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_STAY_AWAY);
        problem.write(
                response,
                Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "too_many_streams",
                        "This server cannot hold another stream now, or not of this ticket, queue, address, person or"
                                + " organisation. Try again in a few seconds."));
    }
}
