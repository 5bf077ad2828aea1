package io.smartqueue.queue.wait;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The state of a site's lines at an instant, as the engine needs it. Counters take the person who is due first among
 * the heads of the lanes that they call from.
 *
 * @param absentSeconds how long a counter is held up by somebody who does not come
 * @param changeoverSeconds from the end of a service to the beginning of the next: calling and walking
 */
public record SiteLine(
        Instant at, List<Lane> lanes, List<OpenCounter> counters, double absentSeconds, double changeoverSeconds) {

    /**
     * Who waits in one queue, in the calling order; those reserved for the same counter or agent form a lane of their
     * own.
     *
     * @param time what is believed about its services at this hour
     * @param due of each person, ascending, in microseconds since 1970
     * @param seeds one for each person, the same at each computation, so that ranges do not jump by chance
     * @param comes with which probability a person comes when called
     * @param leavesPerSecond how many of those who wait leave in a second of their first hour, before they are called
     */
    public record Lane(
            UUID queue,
            @Nullable UUID reservedFor,
            ServiceTime time,
            long[] due,
            long[] seeds,
            double comes,
            double leavesPerSecond) {

        public int size() {
            return due.length;
        }
    }

    /**
     * @param calls from where
     * @param inHand null for a free counter
     * @param pace what it has shown lately
     */
    public record OpenCounter(List<Calls> calls, @Nullable InHand inHand, Pace pace) {

        public OpenCounter(List<Calls> calls, @Nullable InHand inHand) {
            this(calls, inHand, Pace.UNKNOWN);
        }
    }

    /**
     * @param lane its index
     * @param headStartMicros by how much earlier than due this counter takes its people
     */
    public record Calls(int lane, long headStartMicros) {}

    /** A service in progress, with how long it has lasted without pauses; 0 for somebody who is being called. */
    public record InHand(ServiceTime time, double elapsedSeconds) {}

    public int waiting() {
        return lanes.stream().mapToInt(Lane::size).sum();
    }

    /** How many counters call from a lane. */
    public int countersOpen(int lane) {
        return (int) counters.stream()
                .filter(counter -> counter.calls.stream().anyMatch(calls -> calls.lane == lane))
                .count();
    }
}
