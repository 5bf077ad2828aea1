package io.smartqueue.report;

import java.util.List;
import java.util.Locale;

/** What a line of a report is about. */
public enum By {
    /** Of the clock on the wall, all days together. */
    HOUR(new Column("hour", "hour")),
    /** The service day of the site. */
    DAY(new Column("day", "date")),
    /** By its Monday. */
    WEEK(new Column("week", "date")),
    MONTH(new Column("month", "month")),
    /** Each hour of each day of the week, from 1, Monday, to 7. */
    WEEKDAY(new Column("weekday", "weekday"), new Column("hour", "hour")),
    SITE(new Column("site_id", "id"), new Column("site", "name")),
    SERVICE(new Column("service_id", "id"), new Column("service", "name")),
    QUEUE(new Column("queue_id", "id"), new Column("queue", "name")),
    COUNTER(new Column("counter_id", "id"), new Column("counter", "name")),
    AGENT(new Column("agent_id", "id"), new Column("agent", "name")),
    /** How the ticket was taken. */
    ENTRY(new Column("entry", "code")),
    PRIORITY(new Column("priority", "code"));

    private final List<Column> columns;

    By(Column... columns) {
        this.columns = List.of(columns);
    }

    /** Those that say which line it is. */
    public List<Column> columns() {
        return columns;
    }

    /** Whether lines follow each other in time. */
    public boolean isOfTime() {
        return this == DAY || this == WEEK || this == MONTH || this == HOUR || this == WEEKDAY;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
