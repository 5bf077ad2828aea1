package io.smartqueue.queue.order;

import io.smartqueue.queue.order.Line.Place;
import io.smartqueue.queue.order.LineBook.Version;
import io.smartqueue.queue.wait.SiteLine;
import io.smartqueue.queue.wait.SiteLine.Lane;
import io.smartqueue.site.Hours;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the waits of a site are computed from.
 *
 * @param places by lane, who waits there, in the calling order
 * @param remote by queue, who is not there yet
 * @param hours by queue, of its service
 * @param isStopped whether the line stands still
 */
record SiteState(
        SiteLine line,
        List<List<Place>> places,
        Map<UUID, List<Place>> remote,
        Map<UUID, Hours> hours,
        boolean isStopped,
        Version version,
        long staffing) {

    boolean isOpen(UUID queue, Instant now) {
        Hours own = hours.get(queue);
        return own == null || own.isOpen(now);
    }

    Lane lane(int lane) {
        return line.lanes().get(lane);
    }
}
