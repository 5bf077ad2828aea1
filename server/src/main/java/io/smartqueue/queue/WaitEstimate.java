package io.smartqueue.queue;

/**
 * The range in which the wait will end, in minutes from now: with even chances by {@code lowMinutes}, in 85 of
 * 100 cases by {@code highMinutes}.
 *
 * @param countersOpen how many counters serve the queue now; with none the range supposes one
 * @param othersFirst how many people of other queues are called first at the same counters; beside them there are those
 *     who are before in the queue itself
 */
public record WaitEstimate(int lowMinutes, int highMinutes, int countersOpen, int othersFirst) {}
