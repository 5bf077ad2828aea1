package io.smartqueue.queue.order;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The tickets ahead of a ticket, as the database function {@code ahead_of} counts them in the calling order.
 *
 * @param people of the same queue
 * @param countersOpen that call from it
 * @param work in minutes, at these counters, which may serve other queues too
 * @param squared the sum of the squares of the single services, in minutes²
 * @param elsewhere how many people of other queues these counters call first; people that other counters call too count
 *     in part
 */
public record Ahead(long people, int countersOpen, double work, double squared, double elsewhere) {

    /** From the columns of the function. */
    public static Ahead of(ResultSet row) throws SQLException {
        return new Ahead(
                row.getLong("ahead"),
                row.getInt("open"),
                row.getDouble("work"),
                row.getDouble("squared"),
                row.getDouble("elsewhere"));
    }

    /** The position in the line, from 1. */
    public int position() {
        return Math.toIntExact(people + 1);
    }
}
