package io.smartqueue.queue.stats;

import io.smartqueue.queue.QueueId;
import java.util.List;

/**
 * How many counters a site needs.
 *
 * @param needed for the work of all queues together, which counters can share
 */
public record SiteNeed(int needed, List<OfQueue> queues) {

    /** @param isShort whether more are needed than are open, while the line moves and somebody waits */
    public record OfQueue(QueueId queue, int waiting, int open, int needed, boolean isShort) {

        private static OfQueue of(CountersNeed need) {
            return new OfQueue(
                    need.line().queue(),
                    need.waiting(),
                    need.open(),
                    CountersNeed.counters(List.of(need)),
                    need.isShort());
        }
    }

    static SiteNeed of(List<CountersNeed> needs) {
        return new SiteNeed(
                CountersNeed.counters(needs), needs.stream().map(OfQueue::of).toList());
    }
}
