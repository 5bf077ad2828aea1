package io.smartqueue.report.kept;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * When an agent was at a counter, within some span.
 *
 * @param open seconds since 1970, in pairs of a beginning and an end
 * @param paused the same, within {@code open}
 */
public record Presence(UUID counter, UUID agent, List<Long> open, List<Long> paused) {

    /** @param pauses beginnings and ends in turn; the last end may be missing */
    static Presence within(
            long since, long until, UUID counter, UUID agent, long opened, long closed, List<Long> pauses) {
        long from = Math.max(since, opened);
        long to = Math.min(until, closed);
        List<Long> paused = new ArrayList<>();
        for (int i = 0; i < pauses.size(); i += 2) {
            long begins = Math.max(from, pauses.get(i));
            long ends = Math.min(to, i + 1 < pauses.size() ? pauses.get(i + 1) : to);
            if (begins < ends) {
                paused.add(begins);
                paused.add(ends);
            }
        }
        return new Presence(counter, agent, from < to ? List.of(from, to) : List.of(), paused);
    }

    Presence plus(Presence more) {
        return new Presence(counter, agent, both(open, more.open), both(paused, more.paused));
    }

    private static List<Long> both(List<Long> some, List<Long> more) {
        List<Long> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    /** Of the day that began then. */
    static Integer[] ofDay(long dayBegan, List<Long> instants) {
        return instants.stream().map(one -> Math.toIntExact(one - dayBegan)).toArray(Integer[]::new);
    }

    /** Of an array as PostgreSQL sends it: dimensions, flags, type, length, first index, each value after its bytes. */
    static List<Long> instants(long dayBegan, Numbers numbers) {
        long dimensions = numbers.whole(Integer.BYTES);
        numbers.whole(2 * Integer.BYTES);
        if (dimensions == 0) {
            return List.of();
        }
        long values = numbers.whole(Integer.BYTES);
        numbers.whole(Integer.BYTES);
        List<Long> instants = new ArrayList<>();
        for (int i = 0; i < values; i++) {
            numbers.whole(Integer.BYTES);
            instants.add(dayBegan + numbers.whole(Integer.BYTES));
        }
        return instants;
    }
}
