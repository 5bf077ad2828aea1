package io.smartqueue.twiliosandbox.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smartqueue.twiliosandbox.SentMessage;
import io.smartqueue.twiliosandbox.fault.Fault;
import io.smartqueue.twiliosandbox.fault.FaultKind;
import io.smartqueue.twiliosandbox.fault.Scenario;
import io.smartqueue.twiliosandbox.fault.Scenario.Step;
import io.smartqueue.twiliosandbox.http.LoggedRequest.Kind;
import io.smartqueue.twiliosandbox.inbound.Received;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a test says to its Twilio, and what it learns from it. */
@WithTwilioSandbox
class TellingATwilioTest {
    private static final String AWA = "+221770000012";

    private final Twilio twilio;

    TellingATwilioTest(Twilio twilio) {
        this.twilio = twilio;
    }

    @Test
    void findsWhatWasSentToANumber() {
        Sending.sms(twilio, AWA, "one");
        Sending.sms(twilio, "+221770000099", "another");
        Sending.whatsapp(twilio, AWA, "two");

        assertThat(twilio.messagesTo(AWA)).extracting(SentMessage::body).containsExactly("one");
        assertThat(twilio.awaitMessageTo("whatsapp:" + AWA).body()).isEqualTo("two");
        assertThat(twilio.messages()).hasSize(3);
    }

    @Test
    void waitsForWhatComesLater() {
        Thread.ofVirtual().start(() -> Sending.sms(twilio, AWA, "later"));

        SentMessage message = twilio.awaitMessageTo(AWA, found -> found.body().equals("later"));

        assertThat(twilio.awaitStatus(message.sid(), "delivered").errorCode()).isNull();
        assertThat(twilio.awaitMessagesTo(AWA, 1)).hasSize(1);
    }

    @Test
    void stopsWaitingForWhatDoesNotCome() {
        Twilio impatient = twilio.withPatience(Duration.ofMillis(20));

        assertThatThrownBy(() -> impatient.await("a miracle", Optional::empty))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("after 20 ms still not: a miracle");
    }

    @Test
    void seesTheReceiptsOfAMessage() {
        Sending.sms(twilio, "+221700003003", "x");
        String sid = twilio.awaitMessageTo("+221700003003").sid();

        Receipt receipt = twilio.awaitReceipt(sid, "undelivered");

        assertThat(receipt.form().filled("ErrorCode")).contains("30003");
        assertThat(receipt.answer()).isEqualTo(404);
        assertThat(twilio.receiptsOf(sid))
                .extracting(Receipt::status)
                .containsExactly("sending", "sent", "undelivered");
    }

    @Test
    void letsRequestsFail() {
        twilio.failNext(FaultKind.ANSWER_503, 1);

        assertThat(Sending.sms(twilio, AWA, "x")).isEqualTo(503);
        assertThat(Sending.sms(twilio, AWA, "x")).isEqualTo(201);
        assertThat(twilio.requestCount("POST")).isEqualTo(2);
    }

    @Test
    void playsAScenario() {
        twilio.play(Scenario.of(
                Step.at(Duration.ZERO).lasting(Duration.ofHours(1)).with(FaultKind.ANSWER_403, Fault.next(1))));

        assertThat(Sending.sms(twilio, AWA, "x")).isEqualTo(403);
        assertThat(Sending.sms(twilio, AWA, "x")).isEqualTo(201);
    }

    @Test
    void refusesWhatTheAccountDoesNotAllow() {
        twilio.optOut(AWA);
        assertThat(Sending.sms(twilio, AWA, "x")).isEqualTo(400);
        twilio.allowCountries("FR");
        assertThat(Sending.sms(twilio, "+221770000099", "x")).isEqualTo(400);
        twilio.suspend();
        assertThat(Sending.whatsapp(twilio, AWA, "x")).isEqualTo(403);
        twilio.activate();
        twilio.membersOnly();
        assertThat(Sending.whatsapp(twilio, AWA, "x")).isEqualTo(201);
        SentMessage refused = twilio.awaitMessageTo("whatsapp:" + AWA);
        assertThat(twilio.awaitStatus(refused.sid(), "failed").errorCode()).isEqualTo(63015);
    }

    @Test
    void writesAsAPhone() {
        Phone awa = twilio.phone(AWA);
        Received stop = awa.writes("stop");
        assertThat(stop.keyword()).isEqualTo("STOP");
        assertThat(awa.received())
                .singleElement()
                .extracting(SentMessage::body)
                .asString()
                .contains("unsubscribed");

        Phone hidden = twilio.phone("whatsapp:SN.4711");
        twilio.membersOnly();
        assertThat(hidden.joins().keyword()).isEqualTo("JOIN");
        assertThat(hidden.presses("later", "Plus tard").forwarded()).isFalse();
    }

    @Test
    void tellsTheApplicationWhatPhonesDo() {
        twilio.forwardInboundTo(twilio.baseUrl() + "/inbound");

        twilio.phone("whatsapp:" + AWA).presses("later", "Plus tard");
        twilio.phone("whatsapp:" + AWA).shows("image/png", "a picture".getBytes(UTF_8));

        var inbound = twilio.sandbox().requests().stream()
                .filter(request -> request.kind() == Kind.INBOUND)
                .toList();
        assertThat(inbound).hasSize(2);
        assertThat(inbound.getFirst().form().filled("ButtonPayload")).contains("later");
        assertThat(inbound.getLast().form().filled("MediaContentType0")).contains("image/png");
    }
}
