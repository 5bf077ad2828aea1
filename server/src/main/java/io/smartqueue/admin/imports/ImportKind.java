package io.smartqueue.admin.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the lines of a table are, and which columns it may have. */
public enum ImportKind {
    SITES(List.of("name", "slug", "address", "city", "country", "zone", "day_starts_at", "end_of_day")),
    SERVICES(List.of("name", "code", "expected_minutes", "sla_seconds", "pictogram", "hue", "one_ticket_per_phone")),
    QUEUES(List.of("name", "slug", "site", "service", "order", "capacity", "skill")),
    COUNTERS(List.of("name", "site", "queues")),
    STAFF(List.of("email", "name", "public_name", "role", "sites", "skills")),
    CUSTOMERS(List.of(
            "first_name", "last_name", "phone", "email", "language", "notify_sms", "notify_whatsapp", "notify_email"));

    private final List<String> columns;

    ImportKind(List<String> columns) {
        this.columns = columns;
    }

    public List<String> columns() {
        return columns;
    }

    /** Also a translation of the name, such as {@code names.ar}. */
    boolean has(String column) {
        return columns.contains(column) || column.matches("names\\.[a-z]{2,3}") && this != STAFF && this != CUSTOMERS;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ImportKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
