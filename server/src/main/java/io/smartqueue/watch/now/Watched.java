package io.smartqueue.watch.now;

import io.smartqueue.site.Hue;
import io.smartqueue.site.Pictogram;
import io.smartqueue.tenant.Names;
import io.smartqueue.watch.Alert;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the lines of some sites stand.
 *
 * @param screens those that have not asked for anything for minutes
 * @param senders the addresses from which nothing leaves now; empty for who sees some sites only
 * @param alerts those that last, the oldest first
 */
public record Watched(
        Instant at,
        Figures figures,
        List<SiteNow> sites,
        List<QueueNow> queues,
        List<CounterNow> counters,
        List<SilentScreen> screens,
        List<ParkedSender> senders,
        List<Alert> alerts) {

    /**
     * @param countersNeeded the sum over the sites, whose counters share the work of their queues
     * @param medianWaitSeconds half of those who wait now have waited longer; null when nobody waits
     * @param withinPromisePercent how many of a hundred who wait now have waited no longer than promised; null when
     *     nothing is promised to anybody
     * @param leftPercent how many of a hundred visits of today that are over ended without being served; null before
     *     the first
     */
    public record Figures(
            int waiting,
            int countersOpen,
            int countersNeeded,
            @Nullable Integer medianWaitSeconds,
            @Nullable Integer withinPromisePercent,
            @Nullable Integer leftPercent) {

        public boolean lacksCounters() {
            return countersOpen < countersNeeded;
        }
    }

    public record Place(UUID id, Names names) {}

    /**
     * @param incident null while the line moves
     * @param opensAt null when it is open, or closed for longer than two weeks
     */
    public record SiteNow(
            Place site,
            boolean isOpen,
            @Nullable Instant opensAt,
            @Nullable Standstill incident) {}

    public record Standstill(String note, Instant beganAt) {}

    /**
     * @param range of somebody who joins now; null while no time is announced
     * @param longestWaitSeconds of those who wait now; 0 when nobody does
     * @param isLate whether that is longer than promised
     */
    public record QueueNow(
            UUID id,
            Names names,
            Place site,
            Picture picture,
            String status,
            int waiting,
            long longestWaitSeconds,
            boolean isLate,
            @Nullable Range range,
            Staff counters) {}

    public record Picture(Pictogram pictogram, Hue hue) {}

    public record Range(int lowMinutes, int highMinutes) {}

    public record Staff(int open, int needed, boolean isShort) {}

    /**
     * @param since when it came into this state; null when that is not known
     * @param agent the public name; null at a closed counter
     * @param ticket the number of the ticket in hand
     * @param reason of a pause, in words
     */
    public record CounterNow(
            UUID id,
            String name,
            Place site,
            State state,
            @Nullable Instant since,
            @Nullable String agent,
            @Nullable String ticket,
            @Nullable String reason) {

        public enum State {
            CLOSED,
            PAUSED,
            FREE,
            CALLED,
            SERVING
        }
    }

    /**
     * An address from which nothing leaves, because the provider refuses us there.
     *
     * @param message what the provider said
     */
    public record ParkedSender(String channel, String address, Instant since, String message) {}

    /** @param seenAt null when it never asked */
    public record SilentScreen(
            UUID id, String name, Place site, @Nullable Instant seenAt) {}
}
