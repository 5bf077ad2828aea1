package io.smartqueue.notification.refusal;

import static io.smartqueue.TestSandbox.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.notification.MessagesOfAVisit;
import io.smartqueue.notification.MessagesScenario;
import io.smartqueue.twiliosandbox.account.Standing;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While the provider refuses our credential or account nothing fails: it waits, and one message at a time tries. */
class RefusedCredentialTest extends MessagesScenario {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final Standing right = SANDBOX.account();

    @BeforeEach
    void writeTheWords() {
        line.bank.tells("sms", "ticket_created", "Pris {{ticket_number}}");
    }

    @AfterEach
    void allIsRightAgain() {
        SANDBOX.account(right);
        var operator = organisations.operator();
        // An attempt that began before may still be refused, and park it again.
        Await.until(
                LONG,
                () -> {
                    operator.get("/api/v1/admin/senders/")
                            .is(200)
                            .json()
                            .path("results")
                            .valueStream()
                            .filter(one -> one.path("state").asString().equals("parked"))
                            .forEach(one -> operator.post(
                                    "/api/v1/admin/senders/" + one.path("id").asString() + "/resume/"));
                    return parked();
                },
                many -> many == 0);
    }

    @Test
    void theOtherSenderOfTheServerNeverPauses() {
        SANDBOX.account(right.with(Standing.Status.SUSPENDED));
        String ticket = line.take(MessagesOfAVisit.phone());
        line.awaitStep(ticket, "ticket_created", "parked");
        SANDBOX.account(right);

        String id = line.bank
                .manager()
                .post(
                        "/api/v1/admin/notifications/",
                        Map.of("channel", "whatsapp", "recipient", MessagesOfAVisit.phone(), "body", "Bonjour"))
                .is(202)
                .id();

        Await.until(
                LONG,
                () -> line.bank
                        .manager()
                        .get("/api/v1/admin/notifications/" + id + "/")
                        .text("provider_id"),
                sid -> !sid.isEmpty());
        assertThat(parked()).isEqualTo(1);
        var sender = organisations
                .operator()
                .get("/api/v1/admin/senders/")
                .is(200)
                .json()
                .path("results")
                .valueStream()
                .filter(one -> one.path("state").asString().equals("parked"))
                .toList()
                .getFirst();
        assertThat(sender.path("channel").asString()).isEqualTo("sms");
        assertThat(sender.path("because").path("code").asString()).isEqualTo("20005");
        organisations
                .operator()
                .post("/api/v1/admin/senders/" + sender.path("id").asString() + "/resume/")
                .is(200);
        line.awaitStatus(ticket, "ticket_created", "delivered");
    }

    @Test
    void aSuspendedAccountParksToo() {
        SANDBOX.account(right.with(Standing.Status.SUSPENDED));
        String ticket = line.take(MessagesOfAVisit.phone());

        line.awaitStep(ticket, "ticket_created", "parked");

        var parked = line.awaitStatus(ticket, "ticket_created", "pending");
        assertThat(parked.path("error_code").asString()).isEqualTo("parked");
        assertThat(parked.path("error_message").asString()).startsWith("20005");
        assertThat(organisations.nobody().get("/actuator/prometheus").is(200).body())
                .contains("smartqueue_alerts_total{channel=\"sms\",code=\"20005\"}");
        assertThat(parked()).isEqualTo(1);
    }

    @Test
    void whatIsNoLongerUsefulExpiresMeanwhile() {
        SANDBOX.account(right.with(Standing.Status.SUSPENDED));
        String ticket = line.take(MessagesOfAVisit.phone());
        line.awaitStep(ticket, "ticket_created", "parked");

        write("update notification set expires_at = now() where status = 'pending'");

        line.awaitStatus(ticket, "ticket_created", "expired");
    }

    @Test
    void anotherMessageTriesWhenTheFirstThatWasToTryEndsHere() {
        SANDBOX.account(right.with(Standing.Status.SUSPENDED));
        String stopped = MessagesOfAVisit.phone();
        String first = line.take(stopped);
        String second = line.take(MessagesOfAVisit.phone());
        line.awaitStep(first, "ticket_created", "parked");
        line.awaitStep(second, "ticket_created", "parked");
        line.bank
                .admin()
                .post("suppressions/", Map.of("channel", "sms", "recipient", stopped, "reason", "by_staff"))
                .is(201);
        SANDBOX.account(right);

        // It is the first to try.
        write("update notification set look_at = look_at - interval '1 minute' where recipient = ?", stopped);
        write("update sender set probe_at = now() where parked_since is not null");

        Await.until(
                Duration.ofSeconds(15),
                () -> line.about(second, "ticket_created")
                        .getFirst()
                        .path("status")
                        .asString(),
                "delivered"::equals);
        line.awaitStatus(first, "ticket_created", "suppressed");
    }

    private double parked() {
        String meter = "smartqueue_parked{channel=\"sms\"} ";
        return organisations
                .nobody()
                .get("/actuator/prometheus")
                .is(200)
                .body()
                .lines()
                .filter(row -> row.startsWith(meter))
                .mapToDouble(row -> Double.parseDouble(row.substring(meter.length())))
                .findFirst()
                .orElse(Double.NaN);
    }
}
