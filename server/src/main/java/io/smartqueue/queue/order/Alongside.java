package io.smartqueue.queue.order;

import io.smartqueue.queue.QueueId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The queues that are called at the same counters as a queue, as the database function {@code called_alongside} finds
 * them.
 *
 * @param countersOpen that call from the queue
 */
record Alongside(int countersOpen, List<Share> shares) {

    /**
     * @param laterMicros how much later a ticket of this queue must be due to be called at the same moment
     * @param share the part of this queue's people that these counters call
     */
    record Share(UUID queue, long laterMicros, double share) {}

    /** @param byWhom the only counter or agent that counts */
    static Alongside read(JdbcClient jdbc, QueueId queue, @Nullable UUID byWhom) {
        List<Share> shares = jdbc.sql("""
                        select queue_id, (extract(epoch from later) * 1000000)::bigint as later, share
                        from called_alongside(:queue, :by)
                        """)
                .param("queue", queue.value())
                .param("by", byWhom)
                .query((row, n) ->
                        new Share(row.getObject("queue_id", UUID.class), row.getLong("later"), row.getDouble("share")))
                .list();
        int own = Math.toIntExact(shares.stream()
                .filter(share -> share.queue.equals(queue.value()))
                .count());
        if (byWhom != null) {
            return new Alongside(own, shares);
        }
        int open = jdbc.sql("select counters_open(:queue)")
                .param("queue", queue.value())
                .query(Integer.class)
                .single();
        return new Alongside(open, shares);
    }
}
