package io.smartqueue.admin.message;

import io.smartqueue.customer.Medium;
import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.notification.Notifications;
import io.smartqueue.security.Caller;
import io.smartqueue.web.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which messages, as it stands in the address.
 *
 * @param q a phone however it is written, or an e-mail address
 */
record AskedMessages(String q, String status, String channel, String event, String from, String to, String ticket) {

    Map<String, String> fields() {
        return Map.of(
                "q", q, "status", status, "channel", channel, "event", event, "from", from, "to", to, "ticket", ticket);
    }

    /** @throws Refusal for days that cannot be read, or stand in the wrong order */
    Notifications.Filter filter(Caller caller) {
        LocalDate first = day("from", from);
        LocalDate last = day("to", to);
        if (first != null && last != null && last.isBefore(first)) {
            throw Refusal.field("to", "out_of_range", "The last day is before the first.");
        }
        return new Notifications.Filter(
                MessageWords.filter(NotificationStatus.values(), NotificationStatus::code, status),
                MessageWords.filter(Medium.values(), Medium::code, channel),
                q.isBlank() ? null : recipient(caller),
                id(),
                MessageWords.filter(NotificationEvent.values(), NotificationEvent::code, event),
                null,
                start(first, caller),
                start(last == null ? null : last.plusDays(1), caller),
                caller.siteIds());
    }

    // What is no number finds nothing rather than everything.
    private String recipient(Caller caller) {
        String typed = q.strip();
        return PhoneNumber.parse(typed, caller.tenant().country())
                .map(PhoneNumber::e164)
                .orElse(typed);
    }

    private static @Nullable Instant start(@Nullable LocalDate day, Caller caller) {
        return day == null ? null : day.atStartOfDay(caller.tenant().zone()).toInstant();
    }

    private static @Nullable LocalDate day(String field, String typed) {
        return typed.isBlank() ? null : Days.read(field, typed);
    }

    private @Nullable UUID id() {
        try {
            return ticket.isBlank() ? null : UUID.fromString(ticket);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.notFound("not_found", "There is no such ticket.");
        }
    }
}
