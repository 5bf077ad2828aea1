package io.smartqueue.report;

import io.smartqueue.tenant.Names;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a line of a report is about: its order, and its name where people gave it one.
 *
 * @param id null for passages of no counter and no agent, and for agents who are not named
 */
public record Key(@Nullable Object id, @Nullable Names names) implements Comparable<Key> {

    // Keys of one report are of one type.
    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public int compareTo(Key other) {
        if (id == null || other.id == null) {
            return Boolean.compare(id == null, other.id == null);
        }
        int byName = names == null || other.names == null ? 0 : names.name().compareTo(other.names.name());
        return byName != 0 ? byName : ((Comparable) id).compareTo(other.id);
    }

    /** An hour of a day of the week. */
    public record WeekHour(int weekday, int hour) implements Comparable<WeekHour> {

        @Override
        public int compareTo(WeekHour other) {
            int byDay = Integer.compare(weekday, other.weekday);
            return byDay != 0 ? byDay : Integer.compare(hour, other.hour);
        }
    }

    public static final Key NOBODY = new Key(null, Names.untranslated(""));

    public static Key of(Object id) {
        return new Key(id, null);
    }

    /** As the columns of {@link By} name them. */
    public List<@Nullable Object> cells() {
        List<@Nullable Object> cells = new ArrayList<>();
        if (id instanceof WeekHour both) {
            cells.add(both.weekday);
            cells.add(both.hour);
        } else {
            cells.add(id instanceof LocalDate || id instanceof YearMonth || id instanceof UUID ? id.toString() : id);
        }
        if (names != null) {
            cells.add(id == null ? null : names.name());
        }
        return cells;
    }
}
