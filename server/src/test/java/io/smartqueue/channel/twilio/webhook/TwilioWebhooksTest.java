package io.smartqueue.channel.twilio.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smartqueue.DatabaseTest;
import io.smartqueue.channel.Channel;
import io.smartqueue.channel.DeliveryReceipt;
import io.smartqueue.channel.DeliveryStatus;
import io.smartqueue.channel.InboundMessage;
import io.smartqueue.channel.Inbox;
import io.smartqueue.channel.OutboundMessage;
import io.smartqueue.channel.SendOutcome;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Secret;
import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.http.LoggedRequest;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.event.EventListener;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@DatabaseTest
class TwilioWebhooksTest {

    private static final int PORT = freePort();
    private static final String PUBLIC = "http://localhost:" + PORT;
    private static final TwilioSandbox SANDBOX = TwilioSandbox.start(
            SandboxOptions.defaults().withLenientWhatsApp().withInboundUrl(PUBLIC + "/webhooks/twilio/inbound/"));
    private static final Secret NEXT = new Secret("the token after this one");
    private static final String SID = "SM0123456789abcdef0123456789ABCDEF";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    Heard heard;

    @Autowired
    List<Channel> channels;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("server.port", () -> PORT);
        settings.add("public.base-url", () -> PUBLIC);
        settings.add("twilio.base-url", () -> SANDBOX.baseUrl().toString());
        settings.add("twilio.account-sid", SANDBOX::accountSid);
        settings.add("twilio.auth-token", SANDBOX::authToken);
        settings.add("twilio.auth-token-next", NEXT::value);
        settings.add("twilio.phone-number", () -> "+15005550006");
        settings.add("twilio.whatsapp-number", () -> "whatsapp:+14155238886");
    }

    /** Stands where the notifications stand, and can fail as a database does. */
    @TestConfiguration
    static class Heard implements Inbox {
        final List<DeliveryReceipt> receipts = new CopyOnWriteArrayList<>();
        final List<InboundMessage> messages = new CopyOnWriteArrayList<>();
        volatile boolean broken;

        @EventListener
        void on(DeliveryReceipt receipt) {
            if (broken) {
                throw new IllegalStateException("the database is away");
            }
            receipts.add(receipt);
        }

        @Override
        public Optional<String> receive(InboundMessage message) {
            messages.add(message);
            return Optional.empty();
        }
    }

    @BeforeEach
    void forget() {
        SANDBOX.reset();
        heard.broken = false;
        heard.receipts.clear();
        heard.messages.clear();
    }

    @AfterAll
    static void stop() {
        SANDBOX.close();
    }

    @Test
    void receiveWhatBecameOfAMessageUnderOurOwnId() {
        UUID organisation = Ids.next();
        var message = new OutboundMessage(
                Ids.next(),
                Medium.SMS,
                "+221771234567",
                "Votre ticket A042",
                Duration.ofMinutes(10),
                Optional.of(organisation));
        Channel sms = channels.stream()
                .filter(channel -> channel.medium() == Medium.SMS)
                .findFirst()
                .orElseThrow();

        var accepted = (SendOutcome.Accepted) sms.send(message);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(heard.receipts)
                        .extracting(DeliveryReceipt::status)
                        .contains(Optional.of(DeliveryStatus.DELIVERED)));
        assertThat(heard.receipts).allSatisfy(receipt -> {
            assertThat(receipt.message()).contains(message.id());
            assertThat(receipt.organisation()).contains(organisation);
            assertThat(receipt.providerId()).isEqualTo(accepted.providerId());
        });
        assertThat(answersToReceipts()).isNotEmpty().containsOnly(204);
    }

    @Test
    void passOnWhatAPersonWroteAlsoToAnAddressWithASlash() {
        SANDBOX.inbound("whatsapp:+221771234567", null, "Où en suis-je ? ");

        assertThat(heard.messages).singleElement().satisfies(message -> {
            assertThat(message.medium()).isEqualTo(Medium.WHATSAPP);
            assertThat(message.from()).isEqualTo("+221771234567");
            assertThat(message.to()).isEqualTo("+14155238886");
            assertThat(message.body()).isEqualTo("Où en suis-je ? ");
        });
    }

    @Test
    void refuseAForgedReceiptAndPublishNothing() throws Exception {
        String form = "MessageSid=" + SID + "&MessageStatus=delivered";
        String path = "/webhooks/twilio/status?n=" + UUID.randomUUID();
        String right = Signature.of(PUBLIC + path, Form.parse(form), new Secret(SANDBOX.authToken()));

        for (String signature : List.of("", "AAAA", right.toLowerCase(Locale.ROOT))) {
            var answer = post(path, form, signature);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.body()).contains("invalid_signature");
        }
        assertThat(post(path + "&x=1", form, right).statusCode()).isEqualTo(403);
        assertThat(post(path, form + "&ErrorCode=30003", right).statusCode()).isEqualTo(403);
        assertThat(post("/webhooks/twilio/inbound", form, right).statusCode()).isEqualTo(403);
        assertThat(post(path, "Body=%zz", right).statusCode()).isEqualTo(403);
        assertThat(heard.receipts).isEmpty();
        assertThat(heard.messages).isEmpty();
    }

    @Test
    void refuseWhatIsNoIdOfAMessageAlsoWhereItIsSigned() throws Exception {
        var token = new Secret(SANDBOX.authToken());
        for (String sid : List.of("SM1", SID + "0", "..%2F..%2FAccounts", SID.replace("SM", "AC"))) {
            for (String path : List.of("/webhooks/twilio/status", "/webhooks/twilio/inbound")) {
                var answer = signedPost(path, "MessageSid=" + sid + "&MessageStatus=sent&From=%2B221771234567", token);
                assertThat(answer.statusCode()).isEqualTo(400);
            }
        }
        assertThat(heard.receipts).isEmpty();
        assertThat(heard.messages).isEmpty();
    }

    @Test
    void acceptTheNextTokenWhileItIsBeingRotated() throws Exception {
        assertThat(signedPost("/webhooks/twilio/status", "MessageSid=" + SID + "&MessageStatus=sent", NEXT)
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void acceptRepeatedUnknownAndStrangeReceipts() throws Exception {
        var token = new Secret(SANDBOX.authToken());
        for (String path : List.of(
                "/webhooks/twilio/status?n=" + UUID.randomUUID(),
                "/webhooks/twilio/status?n=not-an-id",
                "/webhooks/twilio/status")) {
            for (String form : List.of(
                    "MessageSid=" + SID + "&MessageStatus=delivered&New=&New=1&To=%2B221771234567",
                    "MessageSid=" + SID + "&MessageStatus=delivered&New=&New=1&To=%2B221771234567",
                    "MessageSid=" + SID + "&MessageStatus=teleporting",
                    "MessageSid=" + SID
                            + "&MessageStatus=failed&ErrorCode=63024&ChannelStatusMessage=no+%2B221771234567",
                    "Nothing=")) {
                assertThat(signedPost(path, form, token).statusCode()).isEqualTo(204);
            }
        }
        assertThat(heard.receipts).hasSize(12);
        assertThat(heard.receipts.get(2).status()).isEmpty();
        assertThat(heard.receipts.get(2).word()).isEqualTo("teleporting");
        assertThat(heard.receipts.get(3).errorCode()).contains("63024");
        assertThat(heard.receipts.get(3).errorMessage()).contains("no +221•••••••67");
    }

    @Test
    void askTwilioToComeAgainWhenTheReceiptCouldNotBeStored() throws Exception {
        heard.broken = true;

        var answer = signedPost(
                "/webhooks/twilio/status",
                "MessageSid=" + SID + "&MessageStatus=sent",
                new Secret(SANDBOX.authToken()));

        assertThat(answer.statusCode()).isEqualTo(500);
        // Who reports a fault names the request, under which the log has it.
        assertThat(answer.body())
                .contains("\"reference\":\""
                        + answer.headers().firstValue("X-Request-Id").orElseThrow() + "\"");
    }

    @Test
    void readNoMoreThanOneMebibyte() throws Exception {
        var answer = post("/webhooks/twilio/status", "Body=" + "a".repeat(2 << 20), "AAAA");

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void refuseACharacterThatCannotBeStored() throws Exception {
        String form = "MessageSid=SM%00&MessageStatus=sent";
        assertThat(signedPost("/webhooks/twilio/status", form, new Secret(SANDBOX.authToken()))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("/webhooks/twilio/status", form, "AAAA").statusCode()).isEqualTo(403);
    }

    private static List<Integer> answersToReceipts() {
        return SANDBOX.requests().stream()
                .filter(request -> request.kind() == LoggedRequest.Kind.RECEIPT)
                .map(LoggedRequest::status)
                .toList();
    }

    private static HttpResponse<String> signedPost(String path, String form, Secret token) throws Exception {
        return post(path, form, Signature.of(PUBLIC + path, Form.parse(form), token));
    }

    private static HttpResponse<String> post(String path, String form, String signature) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(PUBLIC + path))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (!signature.isEmpty()) {
            request.header("X-Twilio-Signature", signature);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }
}
