package io.smartqueue.channel.twilio.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.smartqueue.channel.Channel;
import io.smartqueue.channel.DeliveryStatus;
import io.smartqueue.channel.OutboundMessage;
import io.smartqueue.channel.SendOutcome;
import io.smartqueue.channel.SendOutcome.Accepted;
import io.smartqueue.channel.SendOutcome.Parked;
import io.smartqueue.channel.SendOutcome.Refused;
import io.smartqueue.channel.SendOutcome.TryLater;
import io.smartqueue.channel.SendOutcome.Unknown;
import io.smartqueue.channel.twilio.TwilioSettings;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Secret;
import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.fault.Fault;
import io.smartqueue.twiliosandbox.fault.FaultKind;
import io.smartqueue.twiliosandbox.fault.Faults;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OneAttemptTest {

    private static final String KEY = "SK" + "0".repeat(32);
    private static final TwilioSandbox SANDBOX =
            TwilioSandbox.start(SandboxOptions.defaults().withApiKey(KEY, "key secret"));
    private static final Channel SMS = SandboxChannels.channel(Medium.SMS, SandboxChannels.settings(SANDBOX), null);

    @BeforeEach
    void forget() {
        SANDBOX.reset();
    }

    @AfterAll
    static void stop() {
        SANDBOX.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments(FaultKind.ANSWER_500, Fault.always(), Unknown.class, "20500"),
                arguments(FaultKind.ANSWER_503, Fault.always(), Unknown.class, "20503"),
                arguments(FaultKind.ANSWER_502_HTML, Fault.always(), Unknown.class, "http_502"),
                arguments(FaultKind.ANSWER_429, Fault.always().retryAfter(7), TryLater.class, "20429"),
                arguments(FaultKind.DROP, Fault.always(), Unknown.class, "no_answer"),
                arguments(FaultKind.ACCEPT_THEN_DROP, Fault.always(), Unknown.class, "no_answer"),
                arguments(FaultKind.ACCEPT_THEN_500, Fault.always(), Unknown.class, "20500"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isOneRequestAndTheFaultIsSeenForWhatItIs(
            FaultKind kind, Fault fault, Class<? extends SendOutcome> outcome, String code) {
        SANDBOX.faults(Faults.of(kind, fault));

        SendOutcome seen = SMS.send(SandboxChannels.message(Medium.SMS, "Votre ticket A042"));

        assertThat(seen).isInstanceOf(outcome);
        assertThat(code(seen)).isEqualTo(code);
        assertThat(SANDBOX.requestCount("POST")).isOne();
    }

    @Test
    void isOneRequestWhenNoAnswerComes() {
        SANDBOX.faults(Faults.of(FaultKind.SLOW_ANSWER, Fault.always().delayedBy(Duration.ofSeconds(3))));

        SendOutcome seen = SandboxChannels.channel(Medium.SMS, SandboxChannels.impatient(SANDBOX), null)
                .send(SandboxChannels.message(Medium.SMS, "Votre ticket A042"));

        assertThat(seen).isInstanceOf(Unknown.class);
        assertThat(code(seen)).isEqualTo("no_answer");
        assertThat(SANDBOX.requestCount("POST")).isOne();
    }

    @Test
    void isOneRequestWhenAccepted() {
        SendOutcome seen = SMS.send(SandboxChannels.message(Medium.SMS, "Votre ticket A042"));

        var message = SANDBOX.messages().getFirst();
        assertThat(seen).isEqualTo(new Accepted(message.sid(), DeliveryStatus.SENT));
        assertThat(SANDBOX.requestCount("POST")).isOne();
    }

    @Test
    void isOneRequestWhenTheStatusIsAWordNobodyKnows() {
        SANDBOX.faults(
                Faults.of(FaultKind.UNKNOWN_STATUS, Fault.always()).with(FaultKind.EXTRA_FIELDS, Fault.always()));

        SendOutcome seen = SMS.send(SandboxChannels.message(Medium.SMS, "Votre ticket A042"));

        assertThat(seen).isEqualTo(new Accepted(SANDBOX.messages().getFirst().sid(), DeliveryStatus.SENT));
        assertThat(SANDBOX.requestCount("POST")).isOne();
    }

    @Test
    void isOneRequestWhenRefusedAndTheReasonKeepsTheNumberToItself() {
        var message = new OutboundMessage(
                Ids.next(), Medium.SMS, "+15005550001", "Bonjour", Duration.ofMinutes(1), Optional.of(Ids.next()));

        SendOutcome seen = SMS.send(message);

        assertThat(code(seen)).isEqualTo("21211");
        assertThat(seen).isInstanceOf(Refused.class);
        assertThat(seen.toString()).doesNotContain("5005550001");
        assertThat(SANDBOX.requestCount("POST")).isOne();
    }

    @Test
    void leavesWhatAFullQueueOfTheSenderMeansToTheRules() {
        var settings = SandboxChannels.settings(SANDBOX);
        var full = new TwilioSettings(
                settings.accountSid(),
                settings.authToken(),
                null,
                null,
                null,
                "+15005550008",
                null,
                null,
                settings.baseUrl(),
                settings.connectTimeout(),
                settings.responseTimeout());

        var seen = SandboxChannels.channel(Medium.SMS, full, null).send(SandboxChannels.message(Medium.SMS, "Bonjour"));

        assertThat(seen)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("21611"));
    }

    @Test
    void waitsAsLongAsTwilioAsks() {
        SANDBOX.faults(Faults.of(FaultKind.ANSWER_429, Fault.always().retryAfter(7)));
        var seen = SMS.send(SandboxChannels.message(Medium.SMS, "Bonjour"));
        assertThat(((TryLater) seen).after()).contains(Duration.ofSeconds(7));

        SANDBOX.faults(Faults.of(FaultKind.ANSWER_429, Fault.always().retryAfter(0)));
        seen = SMS.send(SandboxChannels.message(Medium.SMS, "Bonjour"));
        assertThat(((TryLater) seen).after()).isEqualTo(Optional.empty());
    }

    @Test
    void mayBeRepeatedWhenNobodyWasThere() throws IOException {
        String nobody;
        try (var port = new ServerSocket(0)) {
            nobody = "http://localhost:" + port.getLocalPort();
        }
        var settings = SandboxChannels.at(SANDBOX, nobody, null);
        var elsewhere = SandboxChannels.at(SANDBOX, "http://nowhere.invalid", null);

        assertThat(SandboxChannels.channel(Medium.SMS, settings, null)
                        .send(SandboxChannels.message(Medium.SMS, "Bonjour")))
                .isInstanceOf(TryLater.class);
        assertThat(SandboxChannels.channel(Medium.SMS, elsewhere, null)
                        .send(SandboxChannels.message(Medium.SMS, "Bonjour")))
                .isInstanceOf(TryLater.class);
    }

    @Test
    void saysWhatTwilioIsToldToDoWithTheMessage() {
        var message = SandboxChannels.message(Medium.SMS, "Votre ticket A042");

        SandboxChannels.channel(Medium.SMS, SandboxChannels.settings(SANDBOX), "https://queue.example/")
                .send(message);

        var form = SANDBOX.requests().getFirst().form();
        assertThat(form.given("StatusCallback"))
                .contains("https://queue.example/webhooks/twilio/status?n=" + message.id() + "&o="
                        + message.reportedTo().orElseThrow() + "#rc=5&rp=all&ct=3000&rt=5000");
        assertThat(form.given("ValidityPeriod")).contains("600");
        assertThat(form.given("From")).contains("+15005550006");
        assertThat(form.given("To")).contains(message.recipient());
    }

    @Test
    void namesTheServiceInsteadOfANumberWhereThereIsOne() {
        var settings = SandboxChannels.at(SANDBOX, SANDBOX.baseUrl().toString(), SANDBOX.messagingServiceSid());

        var seen = SandboxChannels.channel(Medium.SMS, settings, null)
                .send(SandboxChannels.message(Medium.SMS, "Bonjour"));

        assertThat(seen).isInstanceOf(Accepted.class);
        var form = SANDBOX.requests().getFirst().form();
        assertThat(form.given("MessagingServiceSid")).contains(SANDBOX.messagingServiceSid());
        assertThat(form.given("From")).isEmpty();
        assertThat(form.given("StatusCallback")).isEmpty();
    }

    @Test
    void writesThePrefixOfWhatsappOnce() {
        var seen = SandboxChannels.channel(Medium.WHATSAPP, SandboxChannels.settings(SANDBOX), null)
                .send(SandboxChannels.message(Medium.WHATSAPP, "Bonjour"));

        assertThat(code(seen)).doesNotStartWith("212");
        var form = SANDBOX.requests().getFirst().form();
        assertThat(form.given("From")).contains("whatsapp:+14155238886");
        assertThat(form.given("To")).contains("whatsapp:+221771234567");
        assertThat(form.given("ValidityPeriod")).isEmpty();
    }

    @Test
    void speaksWithTheApiKeyWhenThereIsOne() {
        var settings = SandboxChannels.settings(SANDBOX);
        var withKey = new TwilioSettings(
                settings.accountSid(),
                new Secret("a token that is used for signatures only"),
                KEY,
                new Secret("key secret"),
                null,
                settings.phoneNumber(),
                null,
                null,
                settings.baseUrl(),
                settings.connectTimeout(),
                settings.responseTimeout());

        assertThat(SandboxChannels.channel(Medium.SMS, withKey, null)
                        .send(SandboxChannels.message(Medium.SMS, "Bonjour")))
                .isInstanceOf(Accepted.class);
    }

    private static String code(SendOutcome outcome) {
        return switch (outcome) {
            case Accepted accepted -> "accepted";
            case Refused refused -> refused.code();
            case Parked parked -> parked.code();
            case TryLater later -> later.code();
            case Unknown unknown -> unknown.code();
        };
    }
}
