package io.smartqueue.notification.refusal;

import static io.smartqueue.TestSandbox.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import io.smartqueue.notification.MessagesOfAVisit;
import io.smartqueue.notification.MessagesScenario;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.twiliosandbox.SentMessage;
import io.smartqueue.twiliosandbox.SubAccount;
import io.smartqueue.twiliosandbox.account.Standing;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * The provider refuses an account for ten minutes in the middle of five hundred tickets. The minutes pass in the
 * database: what waits is made older, and the next try is due when the test says so.
 */
class RefusedForTenMinutesTest extends MessagesScenario {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String OTHER_TOKEN = "fedcba9876543210fedcba9876543210";
    private static final int HALF_MINUTES = 20;
    /** Other tests may have left theirs parked. */
    private static final String OURS = "account = ? and parked_since is not null";

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

    private final List<String> calls = new ArrayList<>();
    private final AtomicReference<Standing> right = new AtomicReference<>();
    private Person operator;
    private SubAccount account;
    private TestTenant clinic;

    @BeforeEach
    void openWithNothingLeftFromOtherTests() {
        operator = organisations.operator();
        line.bank.tells("sms", "ticket_created", "Pris {{ticket_number}}");
        line.bank.tells("sms", "ticket_called", "Appel {{ticket_number}}");
        clinic = organisations.open();
        account = SANDBOX.openSubAccount("Banque");
        account.change(standing -> {
            right.set(standing);
            return standing;
        });
        line.bank
                .admin()
                .put(
                        "twilio-account/",
                        Map.of(
                                "account_sid", account.sid(),
                                "auth_token", account.authToken(),
                                "phone_number", account.number()))
                .is(200);
        Await.until(LONG, () -> sms().path("backlog"), JsonNode::isEmpty);
    }

    @AfterEach
    void allIsRightAgain() {
        account.change(wrong -> right.get());
        Await.until(LONG, this::sms, sender -> {
            if (sender.path("state").asString().equals("parked")) {
                operator.post("/api/v1/admin/senders/" + sender.path("id").asString() + "/resume/");
                return false;
            }
            return true;
        });
    }

    @ParameterizedTest
    @EnumSource
    void nothingFailsAndWhatIsStillUsefulLeavesTheCallsFirst(Mistake mistake) {
        List<Person> agents = List.of(line.bank.agent(), line.anotherAgent(), line.anotherAgent());
        take(100);
        Await.until(LONG, this::counts, Map.of("delivered", 100)::equals);
        account.change(mistake::in);
        String first = take(1).getFirst();
        line.awaitStep(first, "ticket_created", "parked");
        call(agents.get(0));
        for (int halfMinute = 1; halfMinute <= HALF_MINUTES; halfMinute++) {
            oneTriesAndNoOtherForHalfAMinute();
            take(halfMinute == HALF_MINUTES ? 14 : 15);
            if (halfMinute == 14 || halfMinute == 17) {
                call(agents.get(halfMinute == 14 ? 1 : 2));
            }
            theOtherSenderSends("Consultation " + mistake + " " + halfMinute);
            olderByHalfAMinute();
        }
        line.awaitStatus(calls.getFirst(), "ticket_called", "expired");
        assertThat(counts()).isEqualTo(Map.of("delivered", 100, "expired", 1, "pending", 302));

        account.change(wrong -> right.get());
        OffsetDateTime since = now();
        nextTryIsDue();
        take(100);
        Await.until(LONG, this::counts, Map.of("delivered", 502, "expired", 1)::equals);

        String claimed = "select attempted_at from notification where attempted_at > ? and event = ?";
        List<OffsetDateTime> callsLeft = read(line.bank, OffsetDateTime.class, claimed, since, "ticket_called");
        assertThat(callsLeft).hasSize(2);
        assertThat(read(line.bank, OffsetDateTime.class, claimed, since, "ticket_created"))
                .hasSize(400)
                .allMatch(left -> callsLeft.stream().noneMatch(left::isBefore));
    }

    /** The next one is due half a minute later; that it comes by itself meanwhile is for the clock of this test. */
    private void oneTriesAndNoOtherForHalfAMinute() {
        int before = attempts();
        nextTryIsDue();
        assertThat(Await.until(LONG, this::attempts, many -> many > before)).isEqualTo(before + 1);
        assertThat(read(
                        line.bank,
                        UUID.class,
                        "select id from sender where " + OURS + " and probe_at >="
                                + " (select max(attempted_at) from notification) + interval '30 seconds'",
                        account.sid()))
                .hasSize(1);
        write("update sender set probe_at = 'infinity' where " + OURS, account.sid());
        Await.until(LONG, this::counts, found -> !found.containsKey("sending"));
    }

    private void nextTryIsDue() {
        write("update sender set probe_at = now() where " + OURS, account.sid());
    }

    private void olderByHalfAMinute() {
        write("update notification set expires_at = expires_at - interval '30 seconds',"
                + " look_at = look_at - interval '30 seconds' where status = 'pending'");
    }

    private int attempts() {
        return read(line.bank, Integer.class, "select sum(attempt)::integer from notification")
                .getFirst();
    }

    private OffsetDateTime now() {
        return read(line.bank, OffsetDateTime.class, "select clock_timestamp()").getFirst();
    }

    private void theOtherSenderSends(String words) {
        clinic.manager()
                .post(
                        "/api/v1/admin/notifications/",
                        Map.of("channel", "sms", "recipient", MessagesOfAVisit.phone(), "body", words))
                .is(202);
        Await.until(
                LONG,
                () -> SANDBOX.messages().stream().map(SentMessage::body).toList(),
                bodies -> bodies.contains(words));
    }

    private void call(Person agent) {
        calls.add(agent.post("agents/me/call-next/").is(200).id());
    }

    private List<String> take(int many) {
        List<String> tickets = new ArrayList<>();
        for (int n = 0; n < many; n++) {
            tickets.add(line.take(MessagesOfAVisit.phone()));
        }
        return tickets;
    }

    private JsonNode sms() {
        return operator.get("/api/v1/admin/senders/")
                .is(200)
                .json()
                .path("results")
                .valueStream()
                .filter(one -> one.path("channel").asString().equals("sms")
                        && one.path("account").asString().equals(account.sid()))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Integer> counts() {
        Map<String, Integer> counts = new HashMap<>();
        for (NotificationStatus status : NotificationStatus.values()) {
            int count = line.bank
                    .manager()
                    .get("/api/v1/admin/notifications/?page_size=1&status=" + status.code())
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
}
