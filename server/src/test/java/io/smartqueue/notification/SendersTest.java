package io.smartqueue.notification;

import static io.smartqueue.TestSandbox.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import io.smartqueue.security.ResourceLocator;
import io.smartqueue.twiliosandbox.SentMessage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Each sender has a pace, which all organisations share in turn, the urgent first. */
class SendersTest extends MessagesScenario {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Autowired
    List<ResourceLocator> locators;

    private Person operator;
    private String sms;

    @BeforeEach
    void findTheSenderWithNothingLeftFromOtherTests() {
        operator = organisations.operator();
        sms = sender(operator, "sms").path("id").asString();
        Await.until(LONG, () -> sender(operator, "sms").path("backlog"), JsonNode::isEmpty);
    }

    @AfterEach
    void asFastAsItGoes() {
        Map<String, Object> unset = new HashMap<>();
        unset.put("rate_per_second", null);
        operator.patch("/api/v1/admin/senders/" + sms + "/", unset).is(200);
    }

    @Test
    void showTheAddressThePaceAndWhatWaits() {
        JsonNode sender = sender(operator, "sms");
        assertThat(sender.path("address").asString()).isEqualTo("+15005550006");
        assertThat(sender.path("account").asString()).isEqualTo(SANDBOX.accountSid());
        assertThat(sender.path("rate_per_second").decimalValue()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(sender.path("state").asString()).isEqualTo("on");
        assertThat(sender.path("because").isNull()).isTrue();
        assertThat(sender(operator, "whatsapp").path("rate_per_second").asInt()).isEqualTo(80);

        pace("0.001");
        send(line.bank, "Un");
        send(line.bank, "Deux");
        send(line.bank, "Trois");

        JsonNode waiting = Await.until(
                LONG,
                () -> sender(line.bank.admin(), "sms").path("backlog").path(0),
                lane -> lane.path("due").asInt() == 2);
        assertThat(waiting.path("lane").asInt()).isEqualTo(2);
        assertThat(waiting.path("oldest_seconds").asDouble()).isGreaterThanOrEqualTo(0);
        assertThat(sender(organisations.open().admin(), "sms").path("backlog")).isEmpty();
    }

    @Test
    void keepTheirPaceInSegments() {
        // Two segments each.
        String words = "a".repeat(200);
        pace("4");
        long begun = System.nanoTime();
        for (int n = 0; n < 12; n++) {
            send(line.bank, words + n);
        }
        Await.until(LONG, () -> sent(words).size(), many -> many == 12);

        // The last of 24 segments leaves after 22, less what a sender that was idle may send ahead.
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(22_000 / 4 - 1_000));
    }

    /** By when they were claimed: requests that are made at the same moment may overtake each other on their way. */
    @Test
    void letOrganisationsTakeTurnsAndTheUrgentGoFirst() {
        // Other tests tell of calls too, and the sandbox is the same.
        String mark = " " + Organisations.unique();
        TestTenant clinic = organisations.open();
        line.bank.tells("sms", "ticket_called", "Appel {{ticket_number}}" + mark);
        line.take(MessagesOfAVisit.phone());
        pace("0.001");
        send(clinic, "Bouchon");
        Await.until(LONG, () -> sent("Bouchon").size(), many -> many == 1);
        for (int n = 0; n < 30; n++) {
            send(line.bank, "Flot " + n + mark);
        }
        send(clinic, "Un de la clinique" + mark);
        line.callNext();
        pace("4");

        Await.until(
                LONG,
                () -> SANDBOX.messages().stream()
                        .filter(message -> message.body().endsWith(mark))
                        .count(),
                many -> many == 32);
        String claimed = "select attempted_at from notification where body like ?";
        OffsetDateTime call =
                read(line.bank, OffsetDateTime.class, claimed, "Appel%").getFirst();
        OffsetDateTime other =
                read(clinic, OffsetDateTime.class, claimed, "Un de%").getFirst();
        List<OffsetDateTime> flood = read(line.bank, OffsetDateTime.class, claimed, "Flot%");
        assertThat(flood).noneMatch(call::isAfter);
        assertThat(other).isAfterOrEqualTo(call);
        assertThat(flood.stream().filter(other::isAfter).count())
                .as("claims of the flood before the other organisation's turn")
                .isLessThanOrEqualTo(1);
    }

    @Test
    void sendNothingBeforeItsTime() {
        Instant later = Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
        var message = new HashMap<String, Object>(
                Map.of("channel", "sms", "recipient", MessagesOfAVisit.phone(), "body", "Plus tard"));
        message.put("not_before", later.toString());
        String id = line.bank
                .manager()
                .post("/api/v1/admin/notifications/", message)
                .is(202)
                .id();
        send(line.bank, "Maintenant");
        Await.until(LONG, () -> sent("Maintenant").size(), many -> many == 1);

        JsonNode waiting = line.bank
                .manager()
                .get("/api/v1/admin/notifications/" + id + "/")
                .is(200)
                .json();
        assertThat(waiting.path("status").asString()).isEqualTo("pending");
        assertThat(waiting.path("not_before").asString()).isEqualTo(later.toString());
        assertThat(Instant.parse(waiting.path("expires_at").asString())).isAfter(later);
        assertThat(waiting.path("lane").asInt()).isEqualTo(2);
        assertThat(waiting.path("sender").isNull()).isTrue();
        String from = "?event=custom&error_code=none&from=" + later;
        line.bank.manager().get("/api/v1/admin/notifications/" + from).is(200);
        line.bank.manager().get("/api/v1/admin/notifications/?from=gestern").is(400);
        message.put("not_before", later.plus(Duration.ofDays(34)).toString());
        line.bank.manager().post("/api/v1/admin/notifications/", message).is(400);
    }

    @Test
    void keepThePaceWhenNothingIsChanged() {
        pace("4");

        assertThat(operator.patch("/api/v1/admin/senders/" + sms + "/", Map.of())
                        .is(200)
                        .json()
                        .path("rate_per_second")
                        .asInt())
                .isEqualTo(4);
    }

    @Test
    void areFoundWhereThereIsNoOrganisation() {
        ResourceLocator locator = locators.stream()
                .filter(one -> one.collection().equals("senders"))
                .findFirst()
                .orElseThrow();

        assertThat(locator.isOfTheInstallation()).isTrue();
        assertThat(locator.find(UUID.fromString(sms))).isPresent();
    }

    @Test
    void areForTheOperatorToChange() {
        line.bank.manager().get("/api/v1/admin/senders/").is(403);
        line.bank
                .admin()
                .patch("/api/v1/admin/senders/" + sms + "/", Map.of("rate_per_second", 1))
                .is(403);
        line.bank.admin().post("/api/v1/admin/senders/" + sms + "/resume/").is(403);
        operator.patch("/api/v1/admin/senders/" + sms + "/", Map.of("rate_per_second", -1))
                .is(400);
        assertThat(operator.post("/api/v1/admin/senders/" + sms + "/resume/")
                        .is(409)
                        .text("code"))
                .isEqualTo("not_parked");
    }

    private void pace(String rate) {
        assertThat(operator.patch("/api/v1/admin/senders/" + sms + "/", Map.of("rate_per_second", new BigDecimal(rate)))
                        .is(200)
                        .json()
                        .path("rate_per_second")
                        .decimalValue())
                .isEqualByComparingTo(rate);
    }

    private static void send(TestTenant tenant, String words) {
        tenant.manager()
                .post(
                        "/api/v1/admin/notifications/",
                        Map.of("channel", "sms", "recipient", MessagesOfAVisit.phone(), "body", words))
                .is(202);
    }

    private static List<SentMessage> sent(String beginning) {
        return SANDBOX.messages().stream()
                .filter(message -> message.body().startsWith(beginning))
                .toList();
    }

    private static JsonNode sender(Person person, String channel) {
        return Await.until(
                LONG,
                () -> person.get("/api/v1/admin/senders/")
                        .is(200)
                        .json()
                        .path("results")
                        .valueStream()
                        .filter(one -> one.path("channel").asString().equals(channel)
                                && one.path("state").asString().equals("on"))
                        .findFirst()
                        .orElseThrow(),
                one -> true);
    }
}
