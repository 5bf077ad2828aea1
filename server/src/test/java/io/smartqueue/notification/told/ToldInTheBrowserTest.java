package io.smartqueue.notification.told;

import static io.smartqueue.TestSandbox.sentTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smartqueue.Answer;
import io.smartqueue.Await;
import io.smartqueue.Logged;
import io.smartqueue.Person;
import io.smartqueue.channel.push.TestPushService;
import io.smartqueue.channel.push.TestPushService.Pushed;
import io.smartqueue.notification.MessagesOfAVisit;
import io.smartqueue.notification.MessagesScenario;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** People are told by notifications of the browser in which they follow their ticket. */
class ToldInTheBrowserTest extends MessagesScenario {

    private static final TestPushService PUSH = new TestPushService();
    private static final String CALLED = "ticket_called";

    @BeforeEach
    void writeTheWords() {
        line.bank.tells("sms", "ticket_created", "Pris {{ticket_number}}");
        line.bank.tells("sms", CALLED, "A vous {{ticket_number}} : {{counter_name}} {{ticket_url}}");
    }

    @AfterAll
    static void stopIt() {
        PUSH.close();
    }

    private record Held(String id, String page) {}

    /** A ticket as somebody follows it, with an agent who is no part of it. */
    private Held ticket(Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("queue_id", line.queue);
        Answer taken = line.bank.agent().post("tickets/", body).is(201);
        return new Held(taken.id(), taken.text("public_url").replaceAll(".*(/t/)", "$1"));
    }

    private Held withPhone(String phone) {
        return ticket(Map.of("customer_name", "Awa", "customer_phone", phone));
    }

    private Person visitor() {
        return new Person(organisations, "", "", "", line.bank.agent().staffId());
    }

    private String follow(Held ticket) {
        String name = ticket.id();
        visitor().post(ticket.page() + "/push", PUSH.subscription(name)).is(204);
        return name;
    }

    private void plan(Map<String, Object> plan) {
        line.bank.admin().put("channel-plans/" + CALLED + "/", plan).is(200);
    }

    private JsonNode awaitEnd(Held ticket, String channel, String status) {
        return Await.until(
                        Duration.ofSeconds(60),
                        () -> line.about(ticket.id(), CALLED).stream()
                                .filter(one -> one.path("channel").asString().equals(channel)
                                        && one.path("status").asString().equals(status))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    @Test
    void sendsNoSmsWhenTheNotificationWasShown() {
        String phone = MessagesOfAVisit.phone();
        plan(Map.of("channels", List.of("push", "sms"), "wait_seconds", Map.of("push", 4)));
        Held ticket = withPhone(phone);
        line.awaitStatus(ticket.id(), "ticket_created", "delivered");
        int before = sentTo(phone).size();
        follow(ticket);
        line.callNext();
        Pushed pushed = PUSH.await(ticket.id());

        visitor().post(ticket.page() + "/push/" + pushed.receipt() + "x").is(404);
        visitor().post(ticket.page() + "/push/" + pushed.receipt()).is(204);

        JsonNode shown = awaitEnd(ticket, "push", "delivered");
        assertThat(MessagesOfAVisit.steps(shown)).contains("shown");
        assertThat(pushed.text().path("title").asString()).isEqualTo("A001 · Plateau");
        assertThat(pushed.text().path("body").asString()).contains("Guichet 3").doesNotContain("http");
        Await.until(
                Duration.ofSeconds(30),
                () -> read("select id from notification where channel = 'push' and next_channel_at is not null"),
                List::isEmpty);
        assertThat(line.about(ticket.id(), CALLED)).hasSize(1);
        assertThat(sentTo(phone)).hasSize(before);
    }

    @Test
    void fallsToTheSmsWhenItWasNotShownInTime() {
        plan(Map.of("channels", List.of("push", "sms"), "wait_seconds", Map.of("push", 1)));
        Held ticket = withPhone(MessagesOfAVisit.phone());
        follow(ticket);
        line.callNext();

        JsonNode sms = awaitEnd(ticket, "sms", "delivered");

        JsonNode push = awaitEnd(ticket, "push", "sent");
        assertThat(sms.path("fallback_of").asString()).isEqualTo(push.path("id").asString());
        assertThat(PUSH.to(ticket.id())).hasSize(1);
    }

    /** The plan gives notifications no place, so they come before all in it. */
    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void endsWithTheAnswerThatItIsGoneAndFallsToTheSmsAtOnce(int status) {
        plan(Map.of("channels", List.of("sms")));
        Held ticket = withPhone(MessagesOfAVisit.phone());
        PUSH.answers(follow(ticket), status);
        line.callNext();

        JsonNode sms = awaitEnd(ticket, "sms", "delivered");

        JsonNode push = awaitEnd(ticket, "push", "failed");
        assertThat(push.path("error_code").asString()).isEqualTo("push_gone");
        assertThat(sms.path("fallback_of").asString()).isEqualTo(push.path("id").asString());
        assertThat(subscriptions()).isEmpty();
    }

    @Test
    void isSentAgainWhenThePushServiceIsBusy() {
        Held ticket = ticket(Map.of());
        PUSH.answers(follow(ticket), 503);
        line.callNext();
        line.awaitStep(ticket.id(), CALLED, "retry");

        PUSH.answers(ticket.id(), 201);

        awaitEnd(ticket, "push", "sent");
        assertThat(PUSH.await(ticket.id()).receipt()).isNotBlank();
    }

    @Test
    void tellsTheOperatorThatThePushServiceRefusesUs() {
        Held ticket = ticket(Map.of());
        PUSH.answers(follow(ticket), 403);
        try (var log = Logged.by("io.smartqueue.notification.rule.CodeAlerts")) {
            line.callNext();

            assertThat(awaitEnd(ticket, "push", "failed").path("error_code").asString())
                    .isEqualTo("push_refused");
            Await.until(Duration.ofSeconds(30), log::anything, Boolean::booleanValue);
        }
    }

    @Test
    void tellsSomebodyWithoutAPhoneAndCostsNothing() {
        Held ticket = ticket(Map.of());
        follow(ticket);
        line.callNext();
        Pushed pushed = PUSH.await(ticket.id());
        JsonNode sent = awaitEnd(ticket, "push", "sent");

        assertThat(pushed.headers().getFirst("Urgency")).isEqualTo("high");
        assertThat(pushed.headers().getFirst("Topic")).isEqualTo("turn");
        assertThat(Integer.parseInt(pushed.headers().getFirst("TTL"))).isBetween(500, 600);
        assertThat(pushed.claims().path("sub").asString()).isEqualTo("mailto:it@queue.example");
        assertThat(PUSH.refused()).isEmpty();
        assertThat(sent.toString()).doesNotContain(PUSH.endpoint(""));
        assertThat(sent.path("estimate").path("amount").asString()).isEqualTo("0");
        JsonNode costs = line.bank
                .manager()
                .get("costs/?by=channel&from=2020-01-01&to=2099-12-31")
                .is(200)
                .json();
        assertThat(costs.path("without_price").asInt()).isZero();
        assertThat(costs.path("rows").path(0).path("channel").asString()).isEqualTo("push");
    }

    @Test
    void endsWithItsVisit() {
        Held ticket = ticket(Map.of());
        follow(ticket);
        follow(ticket);
        assertThat(subscriptions()).hasSize(1);

        line.act(ticket.id(), "cancel", Map.of("reason", "left"));

        assertThat(subscriptions()).isEmpty();
        visitor().post(ticket.page() + "/push", PUSH.subscription(ticket.id())).refused(409, "ticket_over");
    }

    private List<UUID> subscriptions() {
        return read("select id from push_subscription");
    }

    /** As any other channel: words of its own that are not active send nothing, also where other words are. */
    @Test
    void isNotToldOfAnEventWhoseNotificationIsSwitchedOff() {
        plan(Map.of("channels", List.of("push", "sms")));
        tellByPush("À vous", false);
        Held ticket = withPhone(MessagesOfAVisit.phone());
        follow(ticket);
        line.callNext();

        awaitEnd(ticket, "sms", "delivered");

        assertThat(line.about(ticket.id(), CALLED)).hasSize(1);
        assertThat(PUSH.to(ticket.id())).isEmpty();
    }

    @Test
    void hasWordsOfItsOwnWhereTheyAreWritten() {
        tellByPush("Venez, {{ticket_number}}", true);
        Held ticket = ticket(Map.of());
        follow(ticket);
        line.callNext();

        assertThat(PUSH.await(ticket.id()).text().path("title").asString()).isEqualTo("Venez, A001");
    }

    private void tellByPush(String words, boolean active) {
        Map<String, Object> body = Map.of(
                "tenant",
                line.bank.slug(),
                "name",
                "Notification",
                "channel",
                "push",
                "event",
                CALLED,
                "body",
                words,
                "is_active",
                active);
        line.bank.admin().post("/api/v1/admin/notification-templates/", body).is(201);
    }

    /** As a second server reads them, and as an organisation's role cannot. */
    @Test
    void isSignedWithKeysThatNoOrganisationReads() {
        String key = visitor().get("/push-key").is(200).body();
        assertThat(key).hasSize(87).matches("[\\w-]+");
        assertThatThrownBy(() -> read("select private_key from push_key")).hasStackTraceContaining("permission denied");
        assertThat(Objects.requireNonNull(
                        visitor().get("/push-worker.js").is(200).body()))
                .contains("showNotification");
    }
}
