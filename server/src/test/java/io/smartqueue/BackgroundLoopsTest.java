package io.smartqueue;

import static io.smartqueue.TestSandbox.sentTo;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What goes on in the background goes on after a fault that nobody foresaw: here a table that is away. */
@SandboxTest
class BackgroundLoopsTest {

    private static final Duration PATIENTLY = Duration.ofSeconds(60);
    private static final String PHONE = "+221770010203";

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    MeterRegistry meters;

    @Autowired
    SetClock clock;

    Branch branch;
    QueueId queue;
    Person agent;

    @BeforeEach
    void open() {
        branch = Branch.open(organisations, jdbc, transactions);
        queue = branch.queue("A");
        agent = branch.agentServing(queue);
    }

    @Test
    void sendAndSettle() throws Exception {
        failsWithout("notification", "notification.dispatch.Dispatcher");
        branch.tenant
                .admin()
                .post(
                        "/api/v1/admin/notifications/",
                        Map.of("tenant", branch.tenant.slug(), "channel", "sms", "recipient", PHONE, "body", "Bonjour"))
                .is(202);
        await().atMost(PATIENTLY).until(() -> sentTo(PHONE).size() == 1);
        for (String loop : List.of("sending", "settling")) {
            await().atMost(PATIENTLY).until(() -> sinceLastLook(loop) < 2);
        }
    }

    @Test
    void lookAtTheLimits() throws Exception {
        branch.tenant
                .admin()
                .patch("queues/" + queue, Map.of("requeue", Map.of("called_seconds", 60)))
                .is(200);
        String ticket =
                agent.post("tickets/", Map.of("queue_id", queue)).is(201).id();
        agent.post("tickets/" + ticket + "/call/").is(200);
        failsWithout("leg", "queue.day.DayWatch");
        clock.set(Instant.now().plus(Duration.ofMinutes(3)));
        await().atMost(PATIENTLY)
                .until(() -> agent.get("tickets/" + ticket).text("status").equals("missed"));
    }

    @Test
    void tellOfIncidents() throws Exception {
        agent.post("tickets/", Map.of("queue_id", queue, "customer_phone", "+221770010204"))
                .is(201);
        failsWithout("incident_telling", "notification.occasion.IncidentMessages");
        branch.tenant
                .admin()
                .post("sites/" + branch.site + "/incident/", Map.of("note", "Panne", "message", "Panne de courant"))
                .is(201);
        await().atMost(PATIENTLY)
                .until(() -> branch.read(
                                Long.class, "select count(*) from notification where body like '%Panne de courant%'")
                        .equals(List.of(1L)));
    }

    @Test
    void haveContentApproved() throws Exception {
        failsWithout("content_template", "notification.approval.ApprovalWatch");
        String content = "/api/v1/admin/content-templates/";
        Person admin = branch.tenant.admin();
        String id = admin.post(content, branch.tenant.content()).is(201).id();
        admin.post(content + id + "/submit/", "").is(202);
        await().atMost(PATIENTLY)
                .until(() -> admin.get(content + id).text("status").equals("approved"));
    }

    private double sinceLastLook(String loop) {
        return meters.get("smartqueue.dispatcher.last.look")
                .tag("loop", loop)
                .gauge()
                .value();
    }

    private static void failsWithout(String table, String loop) throws SQLException {
        try (var log = Logged.by("io.smartqueue." + loop);
                var away = MissingTable.named(table)) {
            await().atMost(PATIENTLY).until(log::anything);
        }
    }
}
