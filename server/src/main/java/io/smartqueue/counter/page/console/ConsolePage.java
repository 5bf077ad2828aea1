package io.smartqueue.counter.page.console;

import io.smartqueue.counter.reading.AgentSession;
import io.smartqueue.counter.reading.HistoryReader;
import io.smartqueue.counter.reading.TicketInHand;
import io.smartqueue.counter.reading.WaitingList;
import io.smartqueue.page.PageContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The page of the agent's console.
 *
 * @param home its address
 * @param now for timers, which use the server's clock
 * @param hand the ticket in hand
 * @param contact how its holder can be reached
 * @param closed the close that can be undone
 * @param refused why the last act was refused, in words
 * @param most how many rows of the line were asked for
 */
public record ConsolePage(
        PageContext sheet,
        String home,
        String agent,
        AgentSession seat,
        Instant now,
        @Nullable TicketInHand hand,
        Contact contact,
        WaitingList line,
        HistoryReader.@Nullable Closed closed,
        @Nullable String refused,
        int most) {

    public int minutesSince(Instant then) {
        return (int) Math.max(0, Duration.between(then, now).toMinutes());
    }

    /** The address of the figures about this agent. */
    public String reports() {
        return home.replaceFirst("^/counter/", "/admin/") + "/reports";
    }

    /** The time since {@code then}, such as 04:12; with hours only if there are any. */
    public String timer(Instant then) {
        Duration gone = Duration.between(then, now);
        return gone.isNegative() ? "00:00" : clock(gone);
    }

    public static String clock(Duration gone) {
        return gone.toHours() > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", gone.toHours(), gone.toMinutesPart(), gone.toSecondsPart())
                : String.format(Locale.ROOT, "%02d:%02d", gone.toMinutes(), gone.toSecondsPart());
    }

    /** Percent of the bar, which ends at one and a half times the usual duration, or at the limit of the call. */
    public int hundredths(Duration gone, Duration whole) {
        return whole.isZero() ? 0 : (int) Math.clamp(gone.toMillis() * 100 / whole.toMillis(), 0, 100);
    }

    public Duration gone(Instant then) {
        return Duration.between(then, now);
    }
}
