package io.smartqueue.notification;

import static io.smartqueue.TestSandbox.SANDBOX;
import static io.smartqueue.TestSandbox.sentTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smartqueue.Organisations;
import io.smartqueue.SandboxTest;
import io.smartqueue.TestTenant;
import io.smartqueue.twiliosandbox.fault.Fault;
import io.smartqueue.twiliosandbox.fault.FaultKind;
import io.smartqueue.twiliosandbox.fault.Faults;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Messages have connections of their own. */
@SandboxTest
class MessagesBesideRequestsTest {

    private static final Duration PATIENTLY = Duration.ofSeconds(60);
    private static final String PHONE = "+221770019283";
    private static final int CONNECTIONS = 24;

    @Autowired
    Organisations organisations;

    @Autowired
    DataSource dataSource;

    @Autowired
    MeterRegistry meters;

    @Test
    void leaveWhileEveryConnectionForRequestsIsInUse() throws Exception {
        TestTenant bank = organisations.open();
        SANDBOX.faults(Faults.of(FaultKind.ANSWER_429, Fault.always().retryAfter(1)));
        bank.admin()
                .post(
                        "/api/v1/admin/notifications/",
                        Map.of("tenant", bank.slug(), "channel", "sms", "recipient", PHONE, "body", "Bonjour"))
                .is(202);
        double before = delivered();
        List<Connection> all = new ArrayList<>();
        try {
            while (all.size() < CONNECTIONS) {
                all.add(dataSource.getConnection());
            }
            SANDBOX.faults(Faults.none());

            await().atMost(PATIENTLY).until(() -> sentTo(PHONE).size() == 1);
            // The receipts arrive by requests, and do not wait behind others.
            await().atMost(PATIENTLY).until(() -> delivered() > before);
            assertThat(bank.admin().get("queues/").status()).isEqualTo(503);
        } finally {
            for (Connection one : all) {
                one.close();
            }
        }
    }

    private double delivered() {
        return meters.find("smartqueue.messages").tag("status", "delivered").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
