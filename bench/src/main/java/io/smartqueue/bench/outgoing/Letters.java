package io.smartqueue.bench.outgoing;

import io.smartqueue.bench.subject.Database;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Messages of the measured organisation, inserted as the outbox does, each to a phone of its own. */
final class Letters {

    private final Database database;

    Letters(Database database) {
        this.database = database;
    }

    /** @param spread how long after each other the first and the last are due */
    void write(int many, String prefix, int lane, Duration wait, Duration spread) throws SQLException, IOException {
        write("bench", many, prefix, lane, wait, spread);
    }

    /** Of another organisation than the measured one. */
    void write(String slug, int many, String prefix, int lane, Duration wait, Duration spread)
            throws SQLException, IOException {
        database.run("""
                insert into notification (id, tenant_id, channel, event, recipient, body, status, lane, segments,
                    look_at, expires_at, created_at)
                select uuidv7(), tenant.id, 'sms', 'custom', '%s' || lpad(n::text, 5, '0'),
                    'Banque du Fleuve : votre ticket est le A' || n, 'pending', %d, 1,
                    now() + interval '%d milliseconds' + interval '%d milliseconds' * n / %d,
                    now() + interval '1 hour', now()
                from tenant, generate_series(1, %d) n where slug = '%s'
                """.formatted(prefix, lane, wait.toMillis(), spread.toMillis(), many, many, slug));
    }

    /** How many there are of each status. */
    Map<String, Integer> statuses() throws SQLException, IOException {
        return counts("select status, count(*) from notification group by status");
    }

    /** How many times each kind of step happened. */
    Map<String, Integer> steps() throws SQLException, IOException {
        return counts("select type, count(*) from notification_event group by type");
    }

    private Map<String, Integer> counts(String sql) throws SQLException, IOException {
        Map<String, Integer> counts = new HashMap<>();
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(sql);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getInt(2));
            }
        }
        return counts;
    }

    /** Until nothing waits, is under way or has an unknown outcome. */
    void awaitEnd(Duration longest) throws SQLException, IOException, InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        Map<String, Integer> now = statuses();
        while (now.containsKey("pending") || now.containsKey("sending")) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("after " + longest + " there are still " + now);
            }
            TimeUnit.MILLISECONDS.sleep(200);
            now = statuses();
        }
    }
}
