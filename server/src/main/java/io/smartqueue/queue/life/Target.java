package io.smartqueue.queue.life;

import io.smartqueue.queue.Queue;
import io.smartqueue.queue.QueueId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a ticket goes on, and the counter or the agent who alone may call it there.
 *
 * @param able whether who sits there has the skill that the queue asks for
 */
record Target(
        QueueId queue,
        UUID site,
        Queue.Order order,
        boolean open,
        @Nullable Integer slaSeconds,
        @Nullable UUID reservedFor,
        boolean able) {

    static Target of(ResultSet row, int n) throws SQLException {
        return new Target(
                new QueueId(row.getObject("id", UUID.class)),
                row.getObject("site_id", UUID.class),
                Queue.Order.of(row.getString("ordering")),
                row.getBoolean("open"),
                row.getObject("sla_seconds", Integer.class),
                row.getObject("reserved_for", UUID.class),
                row.getBoolean("able"));
    }
}
