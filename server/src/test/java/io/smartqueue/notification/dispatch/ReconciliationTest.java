package io.smartqueue.notification.dispatch;

import static io.smartqueue.TestSandbox.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.Organisations;
import io.smartqueue.SandboxTest;
import io.smartqueue.TestTenant;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.twiliosandbox.fault.Fault;
import io.smartqueue.twiliosandbox.fault.FaultKind;
import io.smartqueue.twiliosandbox.fault.Faults;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What became of messages whose receipts were lost is found out, and nothing is sent again. */
@SandboxTest
class ReconciliationTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int MANY = 200;

    @Autowired
    Organisations organisations;

    @Autowired
    Reconciliation reconciliation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void settlesEveryMessageWhoseReceiptsWereLost() {
        TestTenant bank = organisations.open();
        SANDBOX.faults(Faults.of(FaultKind.RECEIPTS_DROPPED, Fault.always()));
        for (int n = 0; n < MANY; n++) {
            bank.manager()
                    .post(
                            "/api/v1/admin/notifications/",
                            Map.of("channel", "sms", "recipient", "+2217755%05d".formatted(n), "body", "Perdu " + n))
                    .is(202);
        }
        Await.until(LONG, () -> count(bank, "sent"), many -> many == MANY);
        Await.until(LONG, ReconciliationTest::delivered, many -> many == MANY);
        // A lease may still run.
        CurrentTenant.run(
                bank.tenant().id(),
                () -> transaction.executeWithoutResult(
                        begun -> jdbc.sql("update notification set look_at = now() - interval '1 minute'")
                                .update()));

        assertThat(reconciliation.reconcile().repaired()).isGreaterThanOrEqualTo(MANY);

        assertThat(count(bank, "delivered")).isEqualTo(MANY);
        assertThat(SANDBOX.messages().stream().filter(one -> one.body().startsWith("Perdu")))
                .hasSize(MANY);
    }

    private static long delivered() {
        return SANDBOX.messages().stream()
                .filter(one -> one.body().startsWith("Perdu") && one.status().equals("delivered"))
                .count();
    }

    private static int count(TestTenant bank, String status) {
        return bank.manager()
                .get("/api/v1/admin/notifications/?status=" + status)
                .is(200)
                .json()
                .path("count")
                .asInt();
    }
}
