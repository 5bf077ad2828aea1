package io.smartqueue.twiliosandbox.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import io.smartqueue.twiliosandbox.fault.Fault;
import io.smartqueue.twiliosandbox.fault.FaultKind;
import io.smartqueue.twiliosandbox.fault.Faults;
import io.smartqueue.twiliosandbox.junit.Twilio;
import io.smartqueue.twiliosandbox.junit.WithTwilioSandbox;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.junit.jupiter.api.Test;

/** How often the SDK, left as it is, sends one message when Twilio stumbles: figures measured against Twilio itself. */
@WithTwilioSandbox
class SdkUnderFaultsTest {
    private final Twilio twilio;
    private final TwilioRestClient client;

    SdkUnderFaultsTest(Twilio twilio) {
        this.twilio = twilio;
        this.client = SandboxHttpClient.clientOf(twilio);
    }

    @Test
    void threeTimesOn500() {
        ApiException refused = failingUnder(FaultKind.ANSWER_500);

        assertThat(twilio.requestCount("POST")).isEqualTo(3);
        assertThat(refused.getCode()).isEqualTo(20500);
        assertThat(refused.getStatusCode()).isEqualTo(500);
    }

    @Test
    void sixTimesOn503() {
        ApiException refused = failingUnder(FaultKind.ANSWER_503);

        assertThat(twilio.requestCount("POST")).isEqualTo(6);
        assertThat(refused.getCode()).isEqualTo(20503);
    }

    @Test
    void threeTimesOnAGatewaysHtml() {
        ApiException refused = failingUnder(FaultKind.ANSWER_502_HTML);

        assertThat(twilio.requestCount("POST")).isEqualTo(3);
        assertThat(refused.getCode()).isNull();
        assertThat(refused.getStatusCode()).isNull();
    }

    @Test
    void twiceOn429() {
        ApiException refused = failingUnder(FaultKind.ANSWER_429);

        assertThat(twilio.requestCount("POST")).isEqualTo(2);
        assertThat(refused.getCode()).isEqualTo(20429);
    }

    @Test
    void onceWhenTheConnectionDrops() {
        ApiException refused = failingUnder(FaultKind.DROP);

        assertThat(twilio.requestCount("POST")).isEqualTo(1);
        assertThat(refused).hasRootCauseInstanceOf(NoHttpResponseException.class);
        assertThat(refused.getStatusCode()).isNull();
    }

    @Test
    void onceWhenTheConnectionDropsAfterStoring() {
        failingUnder(FaultKind.ACCEPT_THEN_DROP);

        assertThat(twilio.requestCount("POST")).isEqualTo(1);
        assertThat(twilio.messages()).hasSize(1);
    }

    @Test
    void thriceTheSameMessageWhenItWasStoredBeforeThe500() {
        failingUnder(FaultKind.ACCEPT_THEN_500);

        assertThat(twilio.messages()).hasSize(3);
    }

    @Test
    void onceOn400() {
        ApiException refused = catchThrowableOfType(
                ApiException.class,
                () -> Message.creator(new PhoneNumber("+15005550001"), new PhoneNumber("+15005550006"), "Bonjour")
                        .create(client));

        assertThat(twilio.requestCount("POST")).isEqualTo(1);
        assertThat(refused.getCode()).isEqualTo(21211);
        assertThat(refused.getStatusCode()).isEqualTo(400);
    }

    @Test
    void onceWithAnUnknownStatusReadAsNone() {
        twilio.faults(Faults.of(FaultKind.UNKNOWN_STATUS, Fault.always()));

        assertThat(create().getStatus()).isNull();
        assertThat(twilio.requestCount("POST")).isEqualTo(1);
    }

    @Test
    void onceWithFieldsItDoesNotKnow() {
        twilio.faults(Faults.of(FaultKind.EXTRA_FIELDS, Fault.always()));

        assertThat(create().getSid()).startsWith("SM");
        assertThat(twilio.requestCount("POST")).isEqualTo(1);
    }

    private ApiException failingUnder(FaultKind kind) {
        twilio.faults(Faults.of(kind, Fault.always()));
        return catchThrowableOfType(ApiException.class, this::create);
    }

    private Message create() {
        return Message.creator(new PhoneNumber("+221770000012"), new PhoneNumber("+15005550006"), "Bonjour")
                .create(client);
    }
}
