package io.smartqueue.queue.accuracy;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.EntryChannel;
import io.smartqueue.queue.stats.DaySpan;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * About which announcements.
 *
 * @param from the first day, in the zone of each site
 * @param to the last day, included
 * @param sites those that the caller may see; empty means all
 * @param horizon as it is written in answers, {@code all} included; null for each
 * @param hour of the local day in which the announcement was made; null for all
 * @param channel by which the ticket was taken; null for all
 */
public record AccuracyQuestion(
        LocalDate from,
        LocalDate to,
        @Nullable UUID site,
        @Nullable UUID queue,
        Set<UUID> sites,
        @Nullable String horizon,
        @Nullable Integer hour,
        @Nullable String channel) {

    private static final int LAST_HOUR = 23;

    /** @throws Refusal 400 for days in no order, too many of them, or a horizon, hour or channel that does not exist */
    public AccuracyQuestion {
        var span = new DaySpan(from, to);
        from = span.from();
        to = span.to();
        // A plus sign in an address that is not encoded arrives as a space.
        horizon = "60 ".equals(horizon) ? Horizon.LONGER.code() : horizon;
        if (horizon != null
                && !horizon.equals(Horizon.ALL)
                && Horizon.of(horizon).isEmpty()) {
            throw Refusal.field("horizon", "unknown_horizon", "A horizon is 0-10, 10-30, 30-60, 60+ or all.");
        }
        if (hour != null && (hour < 0 || hour > LAST_HOUR)) {
            throw Refusal.field("hour", "out_of_range", "An hour is from 0 to " + LAST_HOUR + ".");
        }
        if (channel != null && !EntryChannel.codes().contains(channel)) {
            throw Refusal.field(
                    "channel", "unknown_channel", "A channel is " + String.join(", ", EntryChannel.codes()) + ".");
        }
    }

    /** About whole days, at all hours and by all channels. */
    public static AccuracyQuestion ofDays(
            LocalDate from, LocalDate to, @Nullable UUID site, @Nullable UUID queue, Set<UUID> sites) {
        return new AccuracyQuestion(from, to, site, queue, sites, null, null, null);
    }

    /** The same for one hour and one channel; null for all. */
    public AccuracyQuestion at(@Nullable Integer oneHour, @Nullable String oneChannel) {
        return new AccuracyQuestion(from, to, site, queue, sites, horizon, oneHour, oneChannel);
    }

    /** Whether announcements of this hour count. */
    boolean isAt(int one) {
        return hour == null || hour == one;
    }

    /** Whether the sums of whole days are enough. */
    boolean isOfDays() {
        return hour == null;
    }

    /** Whether the answer has these rows. */
    boolean isAbout(String ofRows) {
        return horizon == null || horizon.equals(ofRows);
    }

    /** Whether announcements of this horizon count. */
    boolean counts(Horizon one) {
        return horizon == null || horizon.equals(Horizon.ALL) || horizon.equals(one.code());
    }
}
