package io.smartqueue.queue.ticket;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smartqueue.kernel.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Draws the numbers of a day, without a gap. */
@Component
class Series {

    private static final int FEWEST_DIGITS = 3;

    /**
     * A number, and when it was drawn: never earlier than the number before, even where the clocks of two servers
     * differ.
     */
    record Numbered(int sequence, String number, Instant joined) {}

    private record Key(UUID site, String series, LocalDate day) {

        static Key of(Entrance entrance, Instant now) {
            Entrance.Site site = entrance.site();
            return new Key(site.id(), entrance.service().series(), site.day().of(now));
        }
    }

    /**
     * What is asked of a series.
     *
     * @param kept whether those who wait when the day ends go on waiting, with their numbers
     * @param begun when the day began
     */
    private record Asked(@JsonUnwrapped Key key, boolean kept, Instant begun, int people) {}

    private record Last(Key key, int sequence, Instant joined, Set<Integer> skipped) {

        static Last of(ResultSet row, int n) throws SQLException {
            return new Last(
                    new Key(
                            row.getObject("site_id", UUID.class),
                            row.getString("series"),
                            row.getObject("service_day", LocalDate.class)),
                    row.getInt("last_sequence"),
                    Times.instant(row, "last_at"),
                    new HashSet<>(List.of((Integer[]) row.getArray("skipped").getArray())));
        }
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Series(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Numbers for people who join these queues in this order. The rows of the series are locked late, because every
     * join of a series waits for its row until the commit; and all transactions lock them in the same order.
     *
     * @param joining for each of them, the queue
     */
    List<Numbered> next(List<Entrance> joining, Instant now) {
        Map<Key, Integer> people = new HashMap<>();
        joining.forEach(entrance -> people.merge(Key.of(entrance, now), 1, Integer::sum));
        Map<Key, Iterator<Numbered>> drawn = draw(joining, people, now);
        return joining.stream()
                .map(entrance ->
                        Objects.requireNonNull(drawn.get(Key.of(entrance, now))).next())
                .toList();
    }

    private static List<Numbered> numbers(Last last, int people) {
        List<Numbered> numbers = new ArrayList<>();
        for (int sequence = last.sequence; numbers.size() < people; sequence--) {
            if (!last.skipped.contains(sequence)) {
                Instant joined = last.joined.minus(numbers.size(), ChronoUnit.MICROS);
                numbers.add(new Numbered(sequence, number(last.key.series, sequence), joined));
            }
        }
        Collections.reverse(numbers);
        return numbers;
    }

    static String number(String letter, int sequence) {
        String digits = Integer.toString(sequence);
        return letter + "0".repeat(Math.max(0, FEWEST_DIGITS - digits.length())) + digits;
    }

    private Map<Key, Iterator<Numbered>> draw(List<Entrance> joining, Map<Key, Integer> people, Instant now) {
        Map<Key, Asked> asked = new HashMap<>();
        for (Entrance entrance : joining) {
            Entrance.Site site = entrance.site();
            asked.computeIfAbsent(
                    Key.of(entrance, now),
                    key -> new Asked(
                            key,
                            site.keptOvernight(),
                            site.day().beginning(now),
                            Objects.requireNonNull(people.get(key))));
        }
        Map<Key, Iterator<Numbered>> drawn = new HashMap<>();
        for (Last last : draw(asked.values(), now)) {
            int many = Objects.requireNonNull(people.get(last.key));
            drawn.put(last.key, numbers(last, many).iterator());
        }
        return drawn;
    }

    private List<Last> draw(Collection<Asked> asked, Instant now) {
        return jdbc.sql("""
                        with asked as materialized (
                            select * from json_to_recordset(:asked::json) as asked (
                                site uuid, series text, day date, kept boolean, begun timestamptz, people integer)
                        ), first as (
                            select asked.*, case when exists (
                                select from number_series
                                where site_id = site and number_series.series = asked.series and service_day = day
                            ) then '{}' else array(
                                select sequence from visit
                                where site_id = site and visit.series = asked.series and service_day < day
                                  and ended_at is null
                                  and (kept or exists (select from incidents_at(site, begun)) or exists (
                                      select from leg
                                      where visit_id = visit.id and is_current and is_in_hand(state)
                                  ))
                            ) end as numbers
                            from asked
                        )
                        insert into number_series
                            (tenant_id, site_id, series, service_day, last_sequence, last_at, skipped)
                        select current_tenant(), site, series, day, number_after(0, numbers, people),
                            :now::timestamptz + (people - 1) * interval '1 microsecond', numbers
                        from first
                        order by site, series, day
                        on conflict (tenant_id, site_id, series, service_day) do update set
                            last_sequence = number_after(number_series.last_sequence, number_series.skipped, (
                                select people from asked
                                where site = excluded.site_id and asked.series = excluded.series
                                  and day = excluded.service_day
                            )),
                            last_at = greatest(:now, case when :now < number_series.last_at
                                    then number_series.last_at + interval '1 microsecond' end)
                                + (excluded.last_at - :now)
                        returning site_id, series, service_day, last_sequence, last_at, skipped
                        """)
                .param("asked", json.writeValueAsString(asked))
                .param("now", Times.sql(now))
                .query(Last::of)
                .list();
    }
}
