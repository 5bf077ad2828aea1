package io.smartqueue.watch;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What an alert is about. Its threshold says from when on it is raised. */
public enum AlertKind {
    /** Minutes by which the longest wait of a queue is beyond what its service promises. */
    WAIT_BEYOND_PROMISE(true, 0, 0, 600),
    /** How many counters fewer are open than a queue needs. */
    COUNTERS_MISSING(true, 1, 1, 100),
    /** Minutes since when a counter pauses. */
    COUNTER_PAUSED(true, 15, 1, 600),
    /** Minutes since when a screen asks for nothing, while its site is open. */
    SCREEN_SILENT(true, 5, 2, 600),
    /** Minutes since when the provider refuses what we send from an address. */
    SENDER_PARKED(false, 0, 0, 600),
    /** Percent of the month's budget for messages. */
    BUDGET_NEARLY_SPENT(false, 80, 1, 100),
    /** The same, when nothing is left. */
    BUDGET_SPENT(false, 100, 1, 200),
    /** A score from 1 to 5 that is no higher; of a recommendation the double. */
    BAD_OPINION(true, 2, 1, 5);

    private final boolean ofASite;
    private final int otherwise;
    private final int least;
    private final int most;

    /**
     * @param ofASite whether it is about one site, which may have a threshold of its own
     * @param otherwise the threshold of an organisation that has chosen none
     */
    AlertKind(boolean ofASite, int otherwise, int least, int most) {
        this.ofASite = ofASite;
        this.otherwise = otherwise;
        this.least = least;
        this.most = most;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static AlertKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public static List<AlertKind> all() {
        return Arrays.asList(values());
    }

    public boolean isOfASite() {
        return ofASite;
    }

    public int otherwise() {
        return otherwise;
    }

    public int least() {
        return least;
    }

    public int most() {
        return most;
    }

    public boolean allows(int threshold) {
        return threshold >= least && threshold <= most;
    }
}
