package io.smartqueue.twiliosandbox.delivery;

import static io.smartqueue.twiliosandbox.support.Eventually.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.SentMessage;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.account.Standing.Status;
import io.smartqueue.twiliosandbox.support.Caller;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveringAMessageTest {
    private TwilioSandbox sandbox =
            TwilioSandbox.start(SandboxOptions.defaults().withLenientWhatsApp());

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest(name = "{0} ends {2} {3}")
    @CsvSource({
        "+221770000012, +15005550006, delivered,",
        "whatsapp:+221770000012, whatsapp:+14155238886, read,",
        "+221700003003, +15005550006, undelivered, 30003",
        "+221700003005, SmartQueue, undelivered, 30005",
        "+221700043010, +15005550006, failed, 30410",
        "+221700003002, +15005550006, failed, 30002",
        "+221700006303, +15005550006, delivered,",
        "whatsapp:+221700006303, whatsapp:+14155238886, undelivered, 63003",
        "whatsapp:+221700006316, whatsapp:+14155238886, failed, 63016",
        "whatsapp:+221700003003, whatsapp:+14155238886, read,",
        "+221700000001, +15005550006, sent,",
    })
    void endsAsTheNumberSays(String to, String from, String status, Integer errorCode) {
        new Caller(sandbox).createUsual("To", to, "From", from);

        waitUntil(status, () -> only().status().equals(status));
        assertThat(only().errorCode()).isEqualTo(errorCode);
    }

    @Test
    void billsWhatWasDelivered() {
        Caller caller = new Caller(sandbox);
        caller.createUsual("Body", "ê".repeat(71));
        waitUntil("delivered", () -> only().status().equals("delivered"));

        var message = caller.get("/Messages.json").json().get("messages").get(0);

        assertThat(message.get("num_segments").asString()).isEqualTo("2");
        assertThat(message.get("price").asString()).isEqualTo("-0.88000");
    }

    @Test
    void whatWaitsWhenTheAccountIsSuspendedFailsAndWhatIsSentGoesOn() {
        restart(SandboxOptions.defaults().withLenientWhatsApp().withSmsRate(0.01));
        Caller caller = new Caller(sandbox);
        String silent = "+221700000001";
        caller.createUsual("To", silent, "Body", "sent");
        waitUntil("sent", () -> "sent".equals(statuses().get("sent")));
        caller.createUsual("Body", "in the queue");
        caller.createUsual("Body", "chosen later", "From", "", "MessagingServiceSid", sandbox.messagingServiceSid());

        sandbox.changeAccount(now -> now.with(Status.SUSPENDED));

        assertThat(statuses()).isEqualTo(Map.of("sent", "sent", "in the queue", "failed", "chosen later", "failed"));
        assertThat(sandbox.messages())
                .filteredOn(message -> message.status().equals("failed"))
                .extracting(SentMessage::errorCode)
                .containsExactly(30002, 30002);
        assertThat(caller.createUsual().json().get("code").asInt()).isEqualTo(20005);
    }

    @Test
    void billsNothingThatNeverLeft() {
        Caller caller = new Caller(sandbox);
        caller.createUsual("To", "+221700003002");
        waitUntil("failed", () -> only().status().equals("failed"));

        assertThat(caller.get("/Messages.json")
                        .json()
                        .get("messages")
                        .get(0)
                        .get("price")
                        .isNull())
                .isTrue();
    }

    @Test
    void expiresInAQueueThatIsTooLong() {
        restart(SandboxOptions.defaults().withLenientWhatsApp().withSmsRate(1));
        Caller caller = new Caller(sandbox);
        caller.createUsual("Body", "a".repeat(460));
        caller.createUsual("Body", "too late", "ValidityPeriod", "1");

        waitUntil("expired", () -> "failed".equals(statuses().get("too late")));
        assertThat(sandbox.messages().getLast().errorCode()).isEqualTo(30036);
    }

    @Test
    void refusesWhatADayOfSendingCouldNotEmpty() {
        restart(SandboxOptions.defaults().withLenientWhatsApp().withSmsRate(0.0001));
        Caller caller = new Caller(sandbox);
        caller.createUsual("Body", "a".repeat(1_600));

        assertThat(caller.createUsual().json().get("code").asInt()).isEqualTo(21611);
    }

    @Test
    void whatsAppHasAPaceOfItsOwnInMessagesAndAShorterQueue() {
        restart(SandboxOptions.defaults().withLenientWhatsApp().withRates(new Rates(0, 0.00005)));
        Caller caller = new Caller(sandbox);
        String to = "whatsapp:+221770000012";
        String from = "whatsapp:+14155238886";
        assertThat(caller.createUsual("To", to, "From", from, "Body", "a".repeat(1_600))
                        .status())
                .isEqualTo(201);

        assertThat(caller.createUsual("To", to, "From", from).json().get("code").asInt())
                .isEqualTo(21611);
        assertThat(caller.createUsual().status()).isEqualTo(201);
    }

    @Test
    void aWhatsAppMessageWaitsForThoseBeforeIt() {
        restart(SandboxOptions.defaults().withLenientWhatsApp().withRates(new Rates(0, 0.5)));
        Caller caller = new Caller(sandbox);
        for (String body : new String[] {"first", "too late"}) {
            caller.createUsual(
                    "To",
                    "whatsapp:+221770000012",
                    "From",
                    "whatsapp:+14155238886",
                    "Body",
                    body,
                    "ValidityPeriod",
                    "1");
        }

        waitUntil("expired", () -> "failed".equals(statuses().get("too late")));
        waitUntil("read", () -> "read".equals(statuses().get("first")));
    }

    private void restart(SandboxOptions options) {
        sandbox.close();
        sandbox = TwilioSandbox.start(options);
    }

    private SentMessage only() {
        return sandbox.messages().getFirst();
    }

    private Map<String, String> statuses() {
        Map<String, String> statuses = new ConcurrentHashMap<>();
        sandbox.messages().forEach(message -> statuses.put(message.body(), message.status()));
        return statuses;
    }
}
