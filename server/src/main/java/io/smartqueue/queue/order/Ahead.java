package io.smartqueue.queue.order;

/**
 * The tickets ahead of a ticket, as the database function {@code ahead_of} counts them in the calling order.
 *
 * @param people of the same queue
 * @param inLane of them, those who are reserved for the same counter or agent, or like this one for nobody
 * @param countersOpen that call from it
 * @param elsewhere how many people of other queues these counters call first; people that other counters call too count
 *     in part
 */
public record Ahead(long people, int inLane, int countersOpen, double elsewhere) {

    /** The position in the line, from 1. */
    public int position() {
        return Math.toIntExact(people + 1);
    }
}
