package io.smartqueue.notification.approval;

import io.smartqueue.channel.SendersChanged;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Content belongs to an account: in another one, what was created is created once more, and approved anew. */
@Component
class MovedContent {

    private final JdbcClient jdbc;

    MovedContent(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the transaction that changes the account; looked after once all servers ask the new one. */
    @EventListener
    void moved(SendersChanged change) {
        if (change.isMoved()) {
            jdbc.sql("""
                            update content_template set content_sid = null, because = null, category_given = null,
                                status = case when status = 'draft' then status else 'submitted' end,
                                looks = 0, look_at = now() + interval '1 second'
                            where content_sid is not null and deleted_at is null
                                and status in ('draft', 'submitted', 'approved', 'paused')
                            """).update();
        }
    }
}
