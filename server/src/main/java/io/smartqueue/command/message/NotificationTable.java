package io.smartqueue.command.message;

import io.smartqueue.notification.LatestNotifications.Entry;
import io.smartqueue.notification.Notification;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** One line per message, none wider than a terminal. */
final class NotificationTable {

    static final int SHORT_ID = 8;

    private static final int WIDTH = 120;
    private static final int LONGEST_SLUG = 12;
    private static final String GAP = "  ";
    private static final int ERROR = 6;
    private static final List<String> HEAD =
            List.of("time (UTC)", "id", "tenant", "channel", "recipient", "status", "error", "provider id");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private NotificationTable() {}

    static List<String> lines(List<Entry> entries) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        entries.forEach(entry -> rows.add(cells(entry)));
        int[] widths = new int[HEAD.size()];
        for (int column = 0; column < widths.length; column++) {
            int of = column;
            widths[column] =
                    rows.stream().mapToInt(row -> row.get(of).length()).max().orElse(0);
        }
        widths[ERROR] = Math.min(widths[ERROR], left(widths, widths[ERROR + 1]));
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static List<String> cells(Entry entry) {
        Notification told = entry.notification();
        String id = told.id().toString();
        return List.of(
                TIME.format(told.times().createdAt()),
                id.substring(id.length() - SHORT_ID),
                cut(entry.tenant().slug().value(), LONGEST_SLUG),
                told.channel().code(),
                masked(told),
                told.status().code(),
                error(told),
                Objects.requireNonNullElse(told.report().providerId(), ""));
    }

    private static String line(List<String> row, int[] widths) {
        // A message that was never accepted has no provider id, so a longer reason fits.
        boolean alone = row.getLast().isEmpty();
        var line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            int width = column == ERROR && alone ? left(widths, -GAP.length()) : widths[column];
            String cell = cut(row.get(column), width);
            line.append(cell).append(" ".repeat(Math.max(0, widths[column] - cell.length())));
            line.append(GAP);
        }
        return line.toString().stripTrailing();
    }

    /** The width left for an error beside a last column of this width. */
    private static int left(int[] widths, int last) {
        int before = Stream.iterate(0, column -> column + 1)
                .limit(ERROR)
                .mapToInt(column -> widths[column] + GAP.length())
                .sum();
        return WIDTH - before - GAP.length() - last;
    }

    private static String error(Notification told) {
        String code = told.report().errorCode();
        if (code == null) {
            return "";
        }
        String message = told.report().errorMessage();
        return message == null ? code : code + " " + message;
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + "…";
    }

    static String masked(Notification told) {
        return told.channel().contact().mask(told.recipient());
    }
}
