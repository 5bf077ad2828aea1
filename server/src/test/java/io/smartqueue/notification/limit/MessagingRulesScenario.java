package io.smartqueue.notification.limit;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** An organisation far in the east, whose rules a test changes. */
@DatabaseTest
abstract class MessagingRulesScenario {

    static final ZoneId FAR_EAST = ZoneId.of("Asia/Tokyo");

    private static final String NOTIFICATIONS = "/api/v1/admin/notifications/";

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Branch branch;

    @BeforeEach
    void open() {
        branch = Branch.open(organisations, jdbc, transactions, FAR_EAST.getId(), LocalTime.MIDNIGHT);
    }

    void take(QueueId queue, String phone) {
        branch.tenant
                .agent()
                .post("tickets/", Map.of("queue_id", queue, "customer_phone", phone))
                .is(201);
    }

    Answer change(String part, Object value) {
        return branch.tenant.admin().patch("messaging/", Map.of(part, value));
    }

    /** Sends to each, and says why it was suppressed. */
    List<String> codes(String... phones) {
        return Arrays.stream(phones)
                .map(phone -> branch.tenant
                        .manager()
                        .post(NOTIFICATIONS, Map.of("channel", "sms", "recipient", phone, "body", "Bonjour"))
                        .is(202))
                .map(sent -> sent.text("status").equals("suppressed") ? sent.text("error_code") : "none")
                .toList();
    }
}
