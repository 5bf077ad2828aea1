package io.smartqueue.notification.held;

import io.smartqueue.postgres.backup.AfterRestore;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was on its way when a backup was made may have been sent since by the server that made it. After a restore it
 * waits, with the error code {@code held} and without a time at which to send it.
 */
@Component
class HoldAfterRestore implements AfterRestore {

    @Override
    public List<String> settle(JdbcClient restored) {
        int held = restored.sql("""
                        with held as (
                            update notification set look_at = 'infinity', error_code = 'held',
                                error_message = 'Not sent when the backup was made; it may have been sent since.'
                            where status in ('pending', 'sending') returning id, tenant_id, attempt
                        )
                        insert into notification_event (tenant_id, notification_id, at, type, attempt, code)
                        select tenant_id, id, clock_timestamp(), 'held', attempt, 'held' from held
                        """).update();
        int tellings = restored.sql("delete from incident_telling").update();
        List<String> lines = new ArrayList<>();
        if (held > 0) {
            lines.add(held + (held == 1 ? " message is" : " messages are")
                    + " held: the server that made the backup may have sent them since."
                    + " bin/smartqueue notifications shows them, bin/smartqueue restore --send sends what is still"
                    + " useful.");
        }
        if (tellings > 0) {
            lines.add("Everybody in the line of " + tellings + (tellings == 1 ? " site was" : " sites was")
                    + " just being told of an incident. That is not continued: tell them again where it matters.");
        }
        return lines;
    }
}
