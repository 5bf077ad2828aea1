package io.smartqueue.notification;

import static io.smartqueue.TestSandbox.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.twiliosandbox.SentMessage;
import io.smartqueue.twiliosandbox.account.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** While the provider refuses our credential or account nothing fails: it waits, and one message at a time tries. */
class RefusedCredentialTest extends MessagesScenario {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String OTHER_TOKEN = "fedcba9876543210fedcba9876543210";

    private final Standing right = SANDBOX.account();

    /** In each message of this test: those of others may leave meanwhile. */
    private final String mark = "J" + System.nanoTime();

    @BeforeEach
    void writeTheWords() {
        line.bank.tells("sms", "ticket_created", "Pris {{ticket_number}} " + mark);
        line.bank.tells("sms", "ticket_called", "Appel {{ticket_number}} " + mark);
    }

    @AfterEach
    void allIsRightAgain() {
        SANDBOX.account(right);
        var operator = organisations.operator();
        operator.get("/api/v1/admin/senders/")
                .is(200)
                .json()
                .path("results")
                .valueStream()
                .filter(one -> one.path("state").asString().equals("parked"))
                .forEach(one ->
                        operator.post("/api/v1/admin/senders/" + one.path("id").asString() + "/resume/"));
        assertThat(parked()).isZero();
    }

    private enum Mistake {
        WRONG_TOKEN,
        SUSPENDED_ACCOUNT;

        Standing in(Standing right) {
            return switch (this) {
                case WRONG_TOKEN -> right.promoted(OTHER_TOKEN);
                case SUSPENDED_ACCOUNT -> right.with(Standing.Status.SUSPENDED);
            };
        }
    }

    /** How long it lasts does not matter: one message a half minute tries, and nothing else happens. */
    @ParameterizedTest
    @EnumSource
    void inTheMiddleOfFiveHundredTickets(Mistake mistake) {
        List<String> tickets = take(100);
        tickets.forEach(ticket -> line.awaitStatus(ticket, "ticket_created", "delivered"));
        SANDBOX.account(mistake.in(right));
        List<String> meanwhile = take(300);
        line.awaitStep(meanwhile.getLast(), "ticket_created", "parked");
        String called = line.callNext();
        line.awaitStep(called, "ticket_called", "parked");
        long refused = refusedRequests();
        Await.until(LONG, this::refusedRequests, now -> now > refused);
        assertThat(refusedRequests() - refused)
                .as("one request tries each half minute")
                .isEqualTo(1);
        int sentBefore = words().size();

        SANDBOX.account(right);
        Await.until(
                LONG,
                () -> line.about(called, "ticket_called")
                        .getFirst()
                        .path("status")
                        .asString(),
                "delivered"::equals);
        take(100);
        Map<String, Integer> ended = Map.of("delivered", 501);
        Await.until(LONG, this::counts, ended::equals);

        assertThat(words().size() - sentBefore).isEqualTo(401);
        assertThat(words().get(sentBefore)).isEqualTo("Appel " + number(called) + " " + mark);
    }

    private List<String> words() {
        return SANDBOX.messages().stream()
                .map(SentMessage::body)
                .filter(body -> body.endsWith(mark))
                .toList();
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

    private List<String> take(int many) {
        List<String> tickets = new ArrayList<>();
        for (int n = 0; n < many; n++) {
            tickets.add(line.take(MessagesOfAVisit.phone()));
        }
        return tickets;
    }

    private String number(String ticket) {
        return line.bank.agent().get("tickets/" + ticket + "/").is(200).text("number");
    }

    private long refusedRequests() {
        return SANDBOX.requests().stream()
                .filter(request -> request.status() == 401 || request.status() == 403)
                .count();
    }

    private Map<String, Integer> counts() {
        Map<String, Integer> counts = new HashMap<>();
        for (NotificationStatus status : NotificationStatus.values()) {
            int count = line.bank
                    .manager()
                    .get("/api/v1/admin/notifications/?status=" + status.code())
                    .is(200)
                    .json()
                    .path("count")
                    .asInt();
            if (count > 0) {
                counts.put(status.code(), count);
            }
        }
        return counts;
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
