package io.smartqueue.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Computes reports a second time, from the exported lines alone, and with nothing of the first one. */
record SecondProgram(List<Map<String, String>> legs, ZoneId zone, int cutOver) {

    static SecondProgram of(String csv, ZoneId zone, int cutOver) {
        List<String> lines = csv.lines().toList();
        String[] head = lines.getFirst().split(",", -1);
        List<Map<String, String>> legs = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> leg = new TreeMap<>();
            IntStream.range(0, head.length).forEach(i -> leg.put(head[i], cells[i]));
            legs.add(leg);
        }
        return new SecondProgram(legs, zone, cutOver);
    }

    private static String cell(Map<String, String> leg, String column) {
        return Objects.requireNonNull(leg.get(column));
    }

    private LocalDateTime wall(String instant) {
        return Instant.parse(instant).atZone(zone).toLocalDateTime();
    }

    LocalDate day(String instant) {
        return wall(instant).minusHours(cutOver).toLocalDate();
    }

    /** The cells that say what a row of the report is about. */
    Function<Map<String, String>, String> by(String by, String instant) {
        return switch (by) {
            case "hour" -> leg -> Integer.toString(wall(cell(leg, instant)).getHour());
            case "day" -> leg -> day(cell(leg, instant)).toString();
            case "week" ->
                leg -> {
                    LocalDate day = day(cell(leg, instant));
                    return day.minusDays(day.getDayOfWeek().getValue() - 1).toString();
                };
            case "month" -> leg -> YearMonth.from(day(cell(leg, instant))).toString();
            case "weekday" ->
                leg -> day(cell(leg, instant)).getDayOfWeek().getValue() + ","
                        + wall(cell(leg, instant)).getHour();
            default -> leg -> cell(leg, by);
        };
    }

    Map<String, List<Map<String, String>>> groups(String by, String instant) {
        Map<String, List<Map<String, String>>> groups = new TreeMap<>();
        Function<Map<String, String>, String> key = by(by, instant);
        legs.forEach(leg -> groups.computeIfAbsent(key.apply(leg), first -> new ArrayList<>())
                .add(leg));
        return groups;
    }

    static long count(List<Map<String, String>> legs, Predicate<Map<String, String>> which) {
        return legs.stream().filter(which).count();
    }

    /** Cases, mean, median and 90th percentile in words, as a row has them. */
    static String spread(List<Map<String, String>> legs, String column) {
        List<Long> all = new ArrayList<>(legs.stream()
                .map(leg -> leg.get(column))
                .filter(cell -> !cell.isEmpty())
                .map(Long::valueOf)
                .toList());
        if (all.isEmpty()) {
            return "0,null,null,null";
        }
        Collections.sort(all);
        double mean = all.stream().mapToLong(Long::longValue).sum() / (double) all.size();
        return all.size() + "," + Math.round(mean) + "," + at(all, 0.5) + "," + at(all, 0.9);
    }

    private static long at(List<Long> sorted, double share) {
        double place = (sorted.size() - 1) * share;
        int below = (int) place;
        int above = Math.min(below + 1, sorted.size() - 1);
        return Math.round(sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below)));
    }
}
