package io.smartqueue.live;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events for pages and programs.
 *
 * <p>Names of events: {@code ticket.…} with an id and {@code {event, ticket_id, queue_id, number, status, counter, at}};
 * {@code line} and {@code look} with {@code {}} and no id. {@code line}: the place of the visit may be another.
 * {@code look}: what the page shows may be old altogether, so fetch it anew. A page's stream begins with a
 * {@code look}, because something may have happened between its making and the stream's. Neither comes more often
 * than twice a second.
 *
 * <p>A {@code look} at the house may be lost when the database's connection breaks at that moment; a page therefore
 * fetches itself each minute, as it does anyway while it is refused a stream.
 */
public interface LiveStreams {

    /**
     * Answers the request with a stream, or with a problem: 503 {@code too_many_streams} and {@code Retry-After} when
     * this server holds as many as it can, or as many of one interest as it grants. Returns at once; the stream goes on without the request's thread, and
     * nothing may be written to the response afterwards.
     *
     * @param lastEventId the header {@code Last-Event-ID}: what was missed since is said first; what is no id of ours
     *     counts as none
     */
    void stream(
            Interest interest, @Nullable String lastEventId, HttpServletRequest request, HttpServletResponse response)
            throws IOException;
}
