package io.smartqueue.notification.dispatch;

import static io.smartqueue.TestSandbox.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.SandboxTest;
import io.smartqueue.TestSandbox;
import io.smartqueue.TestTenant;
import io.smartqueue.customer.Medium;
import io.smartqueue.live.SecondServer;
import io.smartqueue.notification.dispatch.Claims.Claim;
import io.smartqueue.notification.sender.Sender;
import io.smartqueue.notification.sender.Senders;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import io.smartqueue.tenant.TenantId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Which organisation has the next turn at a sender with a pace, all servers know, also one that has just started. */
@SandboxTest
class TurnsOfTwoServersTest {

    private static final int EACH = 8;
    private static final String PHONE = "+221770001234";

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Dispatcher dispatcher;

    @Autowired
    PacedClaims paced;

    @Autowired
    Senders senders;

    private Branch branch;
    private TestTenant bank;
    private TestTenant clinic;
    private Sender sender;

    @BeforeEach
    void claimByOurselves() {
        branch = Branch.open(organisations, jdbc, transactions);
        bank = branch.tenant;
        clinic = organisations.open();
        dispatcher.stop();
        sender = Objects.requireNonNull(senders.current().get(Medium.SMS));
        senders.pace(sender.id(), BigDecimal.valueOf(1000));
    }

    @AfterEach
    void goOn() {
        senders.pace(sender.id(), null);
        dispatcher.start();
    }

    @Test
    void oneGoesOnWhereTheOtherStopped() {
        try (SecondServer other = SecondServer.start(settings())) {
            other.bean(Dispatcher.class).stop();
            List<PacedClaims> servers = List.of(paced, other.bean(PacedClaims.class));
            flood();

            List<TenantId> turns = new ArrayList<>();
            // Irregular, as servers are: one takes three turns while the other takes one.
            Await.until(
                    Duration.ofSeconds(60),
                    () -> turns.addAll(one(servers.get(turns.size() % 4 == 1 ? 1 : 0))),
                    more -> turns.size() == 2 * EACH);

            for (int n = 0; n < turns.size(); n += 2) {
                assertThat(turns.subList(n, n + 2))
                        .as("turns from %s in %s", n, turns)
                        .doesNotHaveDuplicates();
            }
        }
    }

    private void flood() {
        for (int n = 0; n < EACH; n++) {
            send(bank, "Vague " + n);
            send(clinic, "Consultation " + n);
        }
    }

    @Test
    void theUrgentIsClaimedBeforeAllThatWait() {
        QueueId queue = branch.queue("A");
        Person agent = branch.agentServing(queue);
        bank.tells("sms", "ticket_called", "Appel {{ticket_number}}");
        flood();
        agent.post("tickets/", Map.of("queue_id", queue.toString(), "customer_phone", PHONE))
                .is(201);
        agent.post("agents/me/call-next/").is(200);

        UUID first = paced.toSend(sender, EACH).claims().stream()
                .filter(this::isOurs)
                .map(Claim::notification)
                .findFirst()
                .orElseThrow();

        assertThat(bank.manager()
                        .get("/api/v1/admin/notifications/" + first + "/")
                        .is(200)
                        .text("event"))
                .isEqualTo("ticket_called");
    }

    /** One claim, if its organisation is one of ours: messages of other tests may wait too. */
    private List<TenantId> one(PacedClaims server) {
        return server.toSend(sender, 1).claims().stream()
                .filter(this::isOurs)
                .map(Claim::tenant)
                .toList();
    }

    private boolean isOurs(Claim claim) {
        return claim.tenant().equals(bank.tenant().id())
                || claim.tenant().equals(clinic.tenant().id());
    }

    private static void send(TestTenant tenant, String words) {
        tenant.manager()
                .post("/api/v1/admin/notifications/", Map.of("channel", "sms", "recipient", PHONE, "body", words))
                .is(202);
    }

    /** Of the same sender, so that whatever it sends after its start is sent as usual. */
    private static String[] settings() {
        return TestSandbox.settings(SANDBOX).entrySet().stream()
                .map(one -> "--"
                        + one.getKey()
                                .toLowerCase(Locale.ROOT)
                                .replaceFirst("_", ".")
                                .replace('_', '-') + "=" + one.getValue())
                .toArray(String[]::new);
    }
}
