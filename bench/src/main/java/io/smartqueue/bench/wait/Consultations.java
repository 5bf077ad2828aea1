package io.smartqueue.bench.wait;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads real services: a CSV file with the columns session, start_time and service_seconds, in any order of lines. */
final class Consultations {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final List<String> COLUMNS = List.of("session", "start_time", "service_seconds");

    /** @param line its line in the file, from 1 */
    record Service(String session, Instant start, double seconds, int line) {

        Instant end() {
            return start.plus(Duration.ofNanos(Math.round(seconds * 1e9)));
        }
    }

    private Consultations() {}

    /**
     * @return in the order of their starts
     * @throws WrongInput which names the line
     */
    static List<Service> read(Path file) throws IOException {
        List<String> lines = lines(file);
        if (lines.isEmpty() || lines.stream().allMatch(String::isBlank)) {
            throw new WrongInput(file, 1, "the file is empty");
        }
        if (lines.getFirst().startsWith(BYTE_ORDER_MARK)) {
            throw new WrongInput(file, 1, "the file begins with a byte-order mark; save it as UTF-8 without one");
        }
        int[] columns = columns(file, cells(lines.getFirst()));
        List<Service> services = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                services.add(service(file, i + 1, cells(lines.get(i)), columns));
            }
        }
        if (services.isEmpty()) {
            throw new WrongInput(file, 2, "there is no service below the header");
        }
        services.sort(Comparator.comparing(Service::start).thenComparing(Service::line));
        requireApart(file, services);
        return services;
    }

    private static List<String> lines(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new WrongInput(file, 0, "there is no such file");
        }
        try {
            return Files.readAllLines(file);
        } catch (MalformedInputException notText) {
            throw new WrongInput(file, 1, "the file is not text in UTF-8");
        }
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    }

    private static int[] columns(Path file, List<String> header) {
        return COLUMNS.stream()
                .mapToInt(name -> {
                    int at = header.indexOf(name);
                    if (at < 0) {
                        throw new WrongInput(file, 1, "the column " + name + " is missing");
                    }
                    return at;
                })
                .toArray();
    }

    private static Service service(Path file, int line, List<String> cells, int[] columns) {
        if (cells.size() <= Arrays.stream(columns).max().orElse(0)) {
            throw new WrongInput(file, line, "there are too few columns");
        }
        String session = cells.get(columns[0]);
        if (session.isEmpty()) {
            throw new WrongInput(file, line, "the session is missing");
        }
        return new Service(
                session, start(file, line, cells.get(columns[1])), seconds(file, line, cells.get(columns[2])), line);
    }

    private static Instant start(Path file, int line, String text) {
        try {
            boolean hasZone = text.endsWith("Z") || text.matches(".*T.*[+-][0-9:]+");
            return hasZone
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException malformed) {
            throw new WrongInput(file, line, "start_time is no ISO 8601 instant such as 2026-11-02T08:00:00: " + text);
        }
    }

    private static double seconds(Path file, int line, String text) {
        if (!text.matches("-?[0-9]+(\\.[0-9]+)?")) {
            throw new WrongInput(file, line, "service_seconds is no number: " + text);
        }
        double seconds = Double.parseDouble(text);
        if (seconds <= 0 || seconds > Duration.ofDays(1).toSeconds()) {
            throw new WrongInput(file, line, "service_seconds is not above 0 and at most a day: " + text);
        }
        return seconds;
    }

    private static void requireApart(Path file, List<Service> services) {
        Map<String, Service> latest = new HashMap<>();
        for (Service service : services) {
            Service before = latest.put(service.session, service);
            if (before != null && before.end().isAfter(service.start)) {
                throw new WrongInput(
                        file,
                        service.line,
                        "the service overlaps that of line " + before.line + " in the session " + service.session);
            }
        }
    }
}
