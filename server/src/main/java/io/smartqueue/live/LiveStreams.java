package io.smartqueue.live;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events for pages and programs.
 *
 * <p>Names of events: {@code ticket.…} with an id and {@code {event, ticket_id, queue_id, number, status, counter,
 * at}};
 * {@code line} and {@code look} with {@code {}} and no id. {@code line}: the ticket's place in line or its wait
 * has changed; where thousands follow, those farther back are told some seconds later, and always of the last change.
 * {@code look}: the whole page may be out of date, so fetch it again. A page's stream begins with a
 * {@code look}, because something may have changed between rendering and subscribing. Neither comes more often
 * than twice a second.
 *
 * <p>A {@code look} may be lost when the connection to the database breaks at that moment; a page therefore
 * fetches itself each minute, as it also does while it is refused a stream.
 */
public interface LiveStreams {

    /**
     * Answers the request with a stream, or with a problem: 503 {@code too_many_streams} and {@code Retry-After} when
     * a connection limit is reached: of the server, or of an interest, address, person or organisation. Returns at
     * once; the stream does not use the request's thread, and nothing may be written to the response afterwards.
     *
     * @param lastEventId the header {@code Last-Event-ID}: missed events are sent first; an id that is not ours
     *     counts as none
     */
    void stream(
            Subscription subscription,
            @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException;
}
