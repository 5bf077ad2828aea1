package io.smartqueue.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * When a site, or a service there, is open by the local clock. Which instants these are is computed here alone: the
 * database has rules of time zones of its own, which differ from these for some zones.
 *
 * @param weekly none means open round the clock
 * @param closedDays on which it stays closed whatever its hours are, as far as they are near
 */
public record Hours(ZoneId zone, List<Span> weekly, Set<LocalDate> closedDays) {

    /** @param closes 00:00 is the end of the day */
    public record Span(DayOfWeek weekday, LocalTime opens, LocalTime closes) {}

    private record Opened(Instant begins, Instant ends) {

        boolean contains(Instant moment) {
            return !moment.isBefore(begins) && moment.isBefore(ends);
        }
    }

    /** How far ahead the next opening is looked for. */
    private static final int DAYS_AHEAD = 14;

    /**
     * What {@link #of} reads of a {@code place}, from its site_id, service_id and zone, at the time {@code :now}; a
     * service_id that is null asks for the site. UTC is within a day of every zone without any rule.
     */
    public static final String COLUMNS = """
            place.zone, array(
                select concat_ws(' ', weekday, opens, closes) from weekly_hours(place.site_id, place.service_id)
            ) as weekly_hours, array(
                select day::text from closed_day
                where closed_day.site_id = place.site_id
                  and (closed_day.service_id is null or closed_day.service_id = place.service_id)
                  and day between (:now::timestamptz at time zone 'UTC')::date - 1
                      and (:now::timestamptz at time zone 'UTC')::date + 15
            ) as closed_days
            """;

    public Hours {
        weekly = List.copyOf(weekly);
        closedDays = Set.copyOf(closedDays);
    }

    /** From {@link #COLUMNS}. */
    public static Hours of(ResultSet row) throws SQLException {
        return new Hours(
                ZoneId.of(row.getString("zone")),
                texts(row, "weekly_hours").map(Hours::span).toList(),
                texts(row, "closed_days").map(LocalDate::parse).collect(Collectors.toSet()));
    }

    private static Stream<String> texts(ResultSet row, String column) throws SQLException {
        return Stream.of((String[]) row.getArray(column).getArray());
    }

    private static Span span(String written) {
        String[] parts = written.split(" ", -1);
        return new Span(DayOfWeek.of(Integer.parseInt(parts[0])), LocalTime.parse(parts[1]), LocalTime.parse(parts[2]));
    }

    public boolean isOpen(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return weekly.isEmpty() ? !closedDays.contains(today) : opened(today).anyMatch(opened -> opened.contains(now));
    }

    /** Empty when it is closed, or open round the clock. */
    public Optional<Instant> closesAt(Instant now) {
        return opened(LocalDate.ofInstant(now, zone))
                .filter(opened -> opened.contains(now))
                .map(Opened::ends)
                .max(Comparator.naturalOrder());
    }

    /** The next opening; empty when there is none within two weeks. */
    public Optional<Instant> opensAt(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return IntStream.rangeClosed(0, DAYS_AHEAD)
                .mapToObj(today::plusDays)
                .flatMap(this::opened)
                .map(Opened::begins)
                .filter(begins -> begins.isAfter(now))
                .min(Comparator.naturalOrder());
    }

    /** In their order; none on a day on which it stays closed. */
    public List<Span> on(LocalDate day) {
        return closedDays.contains(day)
                ? List.of()
                : weekly.stream()
                        .filter(span -> span.weekday == day.getDayOfWeek())
                        .sorted(Comparator.comparing(Span::opens))
                        .toList();
    }

    private Stream<Opened> opened(LocalDate day) {
        return on(day).stream().map(span -> {
            LocalDate lastDay = span.closes.equals(LocalTime.MIDNIGHT) ? day.plusDays(1) : day;
            return new Opened(
                    day.atTime(span.opens).atZone(zone).toInstant(),
                    lastDay.atTime(span.closes).atZone(zone).toInstant());
        });
    }
}
