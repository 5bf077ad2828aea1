package io.smartqueue.live.feed;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A position in the history: by transaction, and within it by number. */
public record EventCursor(long tx, long id) implements Comparable<EventCursor> {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");
    private static final Comparator<EventCursor> ORDER =
            Comparator.comparingLong(EventCursor::tx).thenComparingLong(EventCursor::id);

    /** @return empty for a text that is not one of our ids */
    public static Optional<EventCursor> parse(@Nullable String text) {
        var parts = FORM.matcher(text == null ? "" : text.strip());
        return parts.matches()
                ? Optional.of(new EventCursor(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    public boolean isAfter(EventCursor other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(EventCursor other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return tx + "-" + id;
    }
}
