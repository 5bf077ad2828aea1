package io.smartqueue.notification;

import io.smartqueue.customer.Medium;
import io.smartqueue.notification.limit.MessageLimits;
import io.smartqueue.notification.outbox.Outbox;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Messages of the line that answer somebody who has just written. */
@Component
public class Answers {

    private final JdbcClient jdbc;
    private final MessageLimits limits;

    Answers(JdbcClient jdbc, MessageLimits limits) {
        this.jdbc = jdbc;
        this.limits = limits;
    }

    /**
     * Makes a message about a visit that waits to leave an answer, so that neither quiet hours nor caps hold it.
     *
     * @param inbound the provider's id of what it answers
     * @return the message; empty when none is on its way to this address
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<UUID> make(UUID visit, Medium medium, String recipient, String inbound) {
        Optional<UUID> message = jdbc.sql("""
                        update notification set answers = :inbound, lane = least(lane, :lane)
                        where id = (
                            select id from notification
                            where visit_id = :visit and channel = :channel and recipient = :recipient
                                and status = :pending
                            order by created_at limit 1)
                        returning id
                        """)
                .param("inbound", inbound)
                .param("lane", Outbox.LANE_OF_NO_DELAY)
                .param("visit", visit)
                .param("channel", medium.code())
                .param("recipient", recipient)
                .param("pending", NotificationStatus.PENDING.code())
                .query(UUID.class)
                .optional();
        message.ifPresent(limits::spare);
        return message;
    }
}
