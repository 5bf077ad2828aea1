package io.smartqueue.live.feed;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A position in the history: by transaction, and within it by number. */
public record Position(long tx, long id) implements Comparable<Position> {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");
    private static final Comparator<Position> ORDER =
            Comparator.comparingLong(Position::tx).thenComparingLong(Position::id);

    /** @return empty for a text that is not one of our ids */
    public static Optional<Position> parse(@Nullable String text) {
        var parts = FORM.matcher(text == null ? "" : text.strip());
        return parts.matches()
                ? Optional.of(new Position(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    public boolean isAfter(Position other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return tx + "-" + id;
    }
}
