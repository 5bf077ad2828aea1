package io.smartqueue.report.kept;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How passages ended and how people came, in the words of the line. What is kept has a number for each: the words stand
 * in lists that only grow at their end.
 */
public record Kind(String state, boolean isServed, String entry, String priority) {

    static final List<String> STATES = List.of(
            "completed",
            "transferred",
            "no_show",
            "cancelled",
            "expired",
            "remote",
            "waiting",
            "called",
            "serving",
            "on_hold",
            "missed");
    static final List<String> ENTRIES = List.of("web", "app", "qr", "whatsapp", "sms", "kiosk", "ussd", "api");
    static final List<String> PRIORITIES = List.of("low", "normal", "high", "vip");

    /** For as many words as each list may ever have. */
    private static final int MOST_PRIORITIES = 8;

    private static final int MOST_ENTRIES = 32;

    private static final Kind[] KNOWN = IntStream.range(0, STATES.size() * 2 * MOST_ENTRIES * MOST_PRIORITIES)
            .mapToObj(Kind::read)
            .toArray(Kind[]::new);

    int number() {
        return ((STATES.indexOf(state) * 2 + (isServed ? 1 : 0)) * MOST_ENTRIES + ENTRIES.indexOf(entry))
                        * MOST_PRIORITIES
                + PRIORITIES.indexOf(priority);
    }

    static Kind of(int number) {
        return KNOWN[number];
    }

    static Kind of(String state, boolean isServed, String entry, String priority) {
        return of(new Kind(state, isServed, entry, priority).number());
    }

    private static Kind read(int number) {
        int rest = number / MOST_PRIORITIES;
        int first = rest / MOST_ENTRIES;
        return new Kind(
                STATES.get(first / 2),
                first % 2 == 1,
                word(ENTRIES, rest % MOST_ENTRIES),
                word(PRIORITIES, number % MOST_PRIORITIES));
    }

    private static String word(List<String> words, int place) {
        return place < words.size() ? words.get(place) : "";
    }
}
