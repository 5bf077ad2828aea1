package io.smartqueue.notification.told;

import static io.smartqueue.TestSandbox.SANDBOX;
import static io.smartqueue.TestSandbox.sentTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.SetClock;
import io.smartqueue.notification.MessagesOfAVisit;
import io.smartqueue.notification.MessagesScenario;
import io.smartqueue.twiliosandbox.SentMessage;
import io.smartqueue.twiliosandbox.content.Approval;
import io.smartqueue.twiliosandbox.content.ApprovalState;
import io.smartqueue.twiliosandbox.content.Content;
import io.smartqueue.twiliosandbox.content.Kind;
import io.smartqueue.twiliosandbox.message.Address;
import io.smartqueue.twiliosandbox.message.Sids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Inside WhatsApp's window people get free text, outside of it a content template or another channel. */
class WindowOfWhatsappTest extends MessagesScenario {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Address SENDER = Address.of("whatsapp:+14155238886");
    private static final long SEED = 17;

    @Autowired
    SetClock clock;

    private final String phone = MessagesOfAVisit.phone();

    @BeforeEach
    void listen() {
        SANDBOX.forwardInboundTo(organisations.address() + "/webhooks/twilio/inbound");
    }

    @AfterEach
    void stopListening() {
        SANDBOX.forwardInboundTo(null);
    }

    @Test
    void isOpenToWhoeverHasJustWritten() {
        line.bank.tells("whatsapp", "ticket_created", "Pris {{ticket_number}}");
        wrote(phone, Duration.ofHours(1));

        JsonNode message = ended(line.takeFor(line.customerWhoNeverWrote(phone)), "whatsapp");

        assertThat(message.path("status").asString()).isEqualTo("read");
        assertThat(message.path("sent_as").asString()).isEqualTo("text");
        assertThat(message.path("category").asString()).isEqualTo("service");
        assertThat(message.path("window_open").asBoolean()).isTrue();
    }

    @Test
    void outsideOfItTheContentTemplateIsSentWithCleanValues() {
        String content = content("Votre ticket {{1}} au nom de {{2}} est pris.");
        tells("ticket_created", "Pris {{ticket_number}} {{customer_name}}", content);
        wrote(phone, Duration.ofHours(30));
        String customer = line.bank
                .manager()
                .post("customers/", Map.of("first_name", "Awa", "phone", phone, "notify_whatsapp", true))
                .is(201)
                .id();

        JsonNode message = ended(line.takeFor(customer), "whatsapp");

        assertThat(message.path("status").asString()).as(message.toString()).isEqualTo("read");
        assertThat(message.path("sent_as").asString()).isEqualTo("content_template");
        assertThat(message.path("window_open").asBoolean()).isFalse();
        SentMessage sent = sentTo("whatsapp:" + phone).getLast();
        assertThat(sent.contentSid()).isEqualTo(content);
        assertThat(sent.body()).matches("Votre ticket A[0-9]+ au nom de .+ est pris\\.");
    }

    @Test
    void outsideOfItWithoutATemplateThePlanTakesTheNextChannel() {
        line.bank.tells("whatsapp", "ticket_created", "Pris {{ticket_number}}");
        line.bank.tells("sms", "ticket_created", "Pris {{ticket_number}} par SMS");
        plan();
        wrote(phone, Duration.ofHours(24).minusMinutes(1));

        String ticket = line.takeFor(line.customerWhoNeverWrote(phone));

        assertThat(ended(ticket, "sms").path("status").asString()).isEqualTo("delivered");
        JsonNode refused = ended(ticket, "whatsapp");
        MessagesOfAVisit.assertEnds(refused, "failed", "window_closed");
        assertThat(refused.path("window_open").asBoolean()).isFalse();
        assertThat(refused.path("sent_as").isNull()).isTrue();
        assertThat(ours()).isEmpty();
    }

    @Test
    void aTemplateThatWhatsAppRejectsFallsBackAndSaysSo() {
        String content = content("Votre ticket {{1}} est pris.");
        tells("ticket_created", "Pris {{ticket_number}}", content);
        line.bank.tells("sms", "ticket_created", "Pris {{ticket_number}} par SMS");
        plan();
        decide(content, ApprovalState.REJECTED);
        wrote(phone, Duration.ofHours(30));

        String ticket = line.takeFor(line.customerWhoNeverWrote(phone));

        assertThat(ended(ticket, "sms").path("status").asString()).isEqualTo("delivered");
        assertThat(ended(ticket, "whatsapp").path("error_code").asString()).isEqualTo("63040");
    }

    @Test
    void aRefusalAllTheSameIsLearnedFromAndFollowedByTheTemplate() {
        tells("ticket_created", "Pris {{ticket_number}}", content("Votre ticket {{1}} est pris."));
        wrote(phone, Duration.ofHours(1));
        SANDBOX.windows().forget(Address.of("whatsapp:" + phone), SENDER);

        String ticket = line.takeFor(line.customerWhoNeverWrote(phone));

        List<JsonNode> both = Await.until(
                PATIENCE,
                () -> line.about(ticket, "ticket_created"),
                found -> found.size() == 2
                        && found.stream()
                                .anyMatch(one -> one.path("status").asString().equals("read")));
        assertThat(both)
                .extracting(one -> one.path("sent_as").asString() + " "
                        + one.path("status").asString())
                .containsExactlyInAnyOrder("text failed", "content_template read");
        assertThat(window().path("open_until").isNull()).isTrue();
    }

    @Test
    void wordsThatAPersonSendsOnPurposeAreTriedWhereNobodyKnows() {
        String id = line.bank
                .manager()
                .post(
                        "/api/v1/admin/notifications/",
                        Map.of("channel", "whatsapp", "recipient", phone, "body", "Bonjour"))
                .is(202)
                .id();

        JsonNode tried = line.awaitEnd(id, "failed", "63016");

        assertThat(tried.path("window_open").isNull()).isTrue();
    }

    @Test
    void isShownToTheOrganisationThatHasWrittenToThePersonOnly() {
        line.bank.tells("whatsapp", "ticket_created", "Pris {{ticket_number}}");
        wrote(phone, Duration.ofHours(1));
        assertThat(window().path("open_until").isNull()).isTrue();

        ended(line.takeFor(line.customerWhoNeverWrote(phone)), "whatsapp");

        JsonNode window = window();
        assertThat(window.path("recipient").asString()).isEqualTo(phone);
        assertThat(window.path("sender").asString()).isEqualTo("+14155238886");
        Instant written = Instant.parse(window.path("last_inbound_at").asString());
        assertThat(Duration.between(
                        written, Instant.parse(window.path("open_until").asString())))
                .isEqualTo(Duration.ofHours(24).minusMinutes(2));
        String masked = line.bank
                .agent()
                .get("whatsapp-windows/?recipient=" + phone.substring(1))
                .text("recipient");
        assertThat(masked).doesNotContain(phone);
        line.bank.manager().get("whatsapp-windows/?recipient=awa").is(400);
    }

    /** Against a sandbox that refuses it. */
    @Test
    void outsideOfItNoFreeTextLeavesWheneverPeopleWrote() {
        Random random = new Random(SEED);
        line.bank.tells("sms", "ticket_created", "Pris {{ticket_number}} par SMS");
        line.bank.tells("whatsapp", "ticket_created", "Pris {{ticket_number}}");
        plan();
        for (int n = 0; n < 25; n++) {
            String person = MessagesOfAVisit.phone();
            Duration ago = random.nextBoolean()
                    ? Duration.ofSeconds(random.nextInt(0, 30 * 3600))
                    : Duration.ofHours(24).plusSeconds(random.nextInt(-240, 120));
            wrote(person, Duration.ofHours(random.nextInt(24, 60)));
            wrote(person, ago);

            String ticket = line.takeFor(line.customerWhoNeverWrote(person));

            boolean isOpen = ago.compareTo(Duration.ofHours(24).minusMinutes(2)) < 0;
            JsonNode whatsapp = ended(ticket, "whatsapp");
            assertThat(whatsapp.path("error_code").asString(""))
                    .as("seed %d, written %s ago", SEED, ago)
                    .isEqualTo(isOpen ? "" : "window_closed");
            assertThat(SANDBOX.messages().stream().filter(sent -> sent.to().equals("whatsapp:" + person)))
                    .extracting(SentMessage::errorCode)
                    .doesNotContain(63016);
        }
    }

    private static String content(String body) {
        Content content = SANDBOX.contents()
                .add(new Content(
                        Sids.next("HX"),
                        "test",
                        "fr",
                        Kind.TEXT,
                        body,
                        "",
                        List.of(),
                        Map.of("1", "A042", "2", "Awa"),
                        Instant.now()));
        decide(content.sid(), ApprovalState.APPROVED);
        return content.sid();
    }

    private static void decide(String content, ApprovalState state) {
        SANDBOX.contents().decide(content, now -> new Approval(state, "turn", "UTILITY", "", true));
    }

    /** The person wrote so long ago, to the sandbox and to us. */
    private void wrote(String person, Duration ago) {
        Instant then = Instant.now().minus(ago);
        clock.set(then);
        assertThat(SANDBOX.inbound("whatsapp:" + person, null, "👍").status()).isEqualTo(200);
        SANDBOX.windows().heard(Address.of("whatsapp:" + person), SENDER, then);
        clock.go();
    }

    private List<SentMessage> ours() {
        return sentTo("whatsapp:" + phone).stream()
                .filter(sent -> sent.direction().equals("outbound-api"))
                .toList();
    }

    private JsonNode window() {
        return line.bank
                .manager()
                .get("whatsapp-windows/?recipient=%2B" + phone.substring(1))
                .is(200)
                .json();
    }

    private void plan() {
        line.bank
                .admin()
                .put("channel-plans/ticket_created/", Map.of("channels", List.of("whatsapp", "sms")))
                .is(200);
    }

    private void tells(String event, String body, String content) {
        line.bank
                .admin()
                .post(
                        "/api/v1/admin/notification-templates/",
                        Map.of(
                                "tenant",
                                line.bank.slug(),
                                "name",
                                event,
                                "channel",
                                "whatsapp",
                                "event",
                                event,
                                "subject",
                                "",
                                "body",
                                body,
                                "content_sid",
                                content))
                .is(201);
    }

    private JsonNode ended(String ticket, String channel) {
        return Await.until(
                        PATIENCE,
                        () -> line.about(ticket, "ticket_created"),
                        found -> found.stream()
                                .anyMatch(one -> one.path("channel").asString().equals(channel)
                                        && List.of("failed", "delivered", "read")
                                                .contains(one.path("status").asString())
                                        && isLast(one)))
                .stream()
                .filter(one -> one.path("channel").asString().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    /** On WhatsApp what is delivered will be read. */
    private static boolean isLast(JsonNode one) {
        return !one.path("channel").asString().equals("whatsapp")
                || !one.path("status").asString().equals("delivered");
    }
}
