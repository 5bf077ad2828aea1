package io.smartqueue.command.message;

import io.smartqueue.notification.LatestNotifications.Entry;
import io.smartqueue.notification.Notification;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything about one message except its text, which is private to the organisation and its customer. */
final class NotificationStory {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS 'UTC'").withZone(ZoneOffset.UTC);

    private NotificationStory() {}

    static List<String> lines(Entry entry, Function<String, Optional<String>> remedy) {
        Notification told = entry.notification();
        List<String> lines = new ArrayList<>();
        say(lines, "Id", told.id().toString());
        say(lines, "Tenant", entry.tenant().slug().value());
        say(lines, "Event", told.event().code());
        say(lines, "Channel", told.channel().code());
        say(lines, "Recipient", NotificationTable.masked(told));
        say(lines, "Status", told.status().code());
        Notification.Report report = told.report();
        String code = report.errorCode();
        if (code != null) {
            say(lines, "Error", report.errorMessage() == null ? code : code + " " + report.errorMessage());
            remedy.apply(code).ifPresent(words -> say(lines, "", "→ " + words));
        }
        say(lines, "Provider id", report.providerId());
        say(lines, "Segments", report.segments() == null ? null : report.segments() + ", " + report.encoding());
        say(lines, "Sent as", sentAs(report));
        say(lines, "Created", time(told.times().createdAt()));
        say(lines, "Sent", time(told.times().sentAt()));
        say(lines, "Delivered", time(told.times().deliveredAt()));
        lines.add("");
        told.events().forEach(step -> lines.add(line(step)));
        return lines;
    }

    private static @Nullable String sentAs(Notification.Report report) {
        if (report.sentAs() == null) {
            return null;
        }
        String category = report.category() == null ? "" : ", " + report.category();
        Boolean open = report.windowOpen();
        return report.sentAs() + category + (open == null ? "" : open ? ", window open" : ", window closed");
    }

    private static void say(List<String> lines, String what, @Nullable String words) {
        if (words != null) {
            lines.add("%-13s %s".formatted(what, words));
        }
    }

    private static String line(Notification.Step step) {
        return "%s  %-11s attempt %d  %s %s"
                .formatted(
                        time(step.at()),
                        step.type(),
                        step.attempt(),
                        step.code() == null ? "" : step.code(),
                        step.detail() == null ? "" : step.detail())
                .stripTrailing();
    }

    private static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : TIME.format(at);
    }
}
