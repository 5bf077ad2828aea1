package io.smartqueue.twiliosandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.support.Caller;
import io.smartqueue.twiliosandbox.support.Caller.Heard;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusingAMessageTest {
    private static final TwilioSandbox SANDBOX = TwilioSandbox.start(SandboxOptions.defaults());
    private final Caller caller = new Caller(SANDBOX);

    @AfterEach
    void nothingIsStored() {
        assertThat(SANDBOX.messages()).isEmpty();
    }

    @AfterAll
    static void stop() {
        SANDBOX.close();
    }

    @ParameterizedTest(name = "{0} {1} → {2}")
    @CsvSource({
        "To, '', 21604",
        "From, '', 21603",
        "Body, '', 21602",
        "To, 77 000 00 12, 21211",
        "To, +0221770000012, 21211",
        "To, whatsapp:awa, 21211",
        "From, 12, 21212",
        "From, ANameTooLong, 21212",
        "From, +221770000099, 21606",
        "From, whatsapp:+14155238886, 21910",
        "MessagingServiceSid, MG12, 21705",
        "MessagingServiceSid, MG00000000000000000000000000000000, 21701",
        "ContentSid, HX12, 21655",
        "MediaUrl, nowhere, 21620",
        "StatusCallback, ftp://example.com/, 21609",
        "StatusCallback, http://my_host/, 21609",
        "StatusCallback, /webhooks/twilio/status, 21609",
        "ValidityPeriod, 0, 90007",
        "ValidityPeriod, 36001, 90007",
        "ValidityPeriod, soon, 90007",
        "ScheduleType, fixed, 35111",
    })
    void oneFieldIsWrong(String field, String value, int code) {
        assertRefused(caller.createUsual(field, value), code);
    }

    @ParameterizedTest(name = "to {0} → {1}")
    @CsvSource({
        "+15005550001, 21211",
        "+15005550002, 21612",
        "+15005550003, 21408",
        "+15005550004, 21610",
        "+15005550009, 21614",
    })
    void theRecipientIsMagic(String to, int code) {
        assertRefused(caller.createUsual("To", to), code);
    }

    @ParameterizedTest(name = "from {0} → {1}")
    @CsvSource({"+15005550001, 21212", "+15005550007, 21606", "+15005550008, 21611"})
    void theSenderIsMagic(String from, int code) {
        assertRefused(caller.createUsual("From", from), code);
    }

    @Test
    void firstThingsFirst() {
        assertRefused(caller.create(), 21604);
        assertRefused(caller.create("To", "x"), 21603);
        assertRefused(caller.create("To", "x", "From", "12"), 21602);
        assertRefused(caller.create("To", "x", "From", "12", "Body", "a".repeat(1601)), 21211);
        assertRefused(caller.createUsual("From", "+221770000099", "Body", "a".repeat(1601)), 21606);
        assertRefused(caller.createUsual("Body", "a".repeat(1601), "ValidityPeriod", "0"), 21617);
        assertRefused(caller.createUsual("To", "+15005550004", "ValidityPeriod", "0"), 90007);
    }

    @Test
    void theScheduleIsWrong() {
        String tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).toString();
        String soon = Instant.now().plusSeconds(60).toString();

        assertRefused(caller.createUsual("ScheduleType", "fixed", "SendAt", soon), 35114);
        assertRefused(caller.createUsual("ScheduleType", "fixed", "SendAt", "tomorrow"), 35114);
        assertRefused(caller.createUsual("ScheduleType", "fixed", "SendAt", tomorrow), 35118);
    }

    @Test
    void aWhatsAppSenderIsNotOurs() {
        String to = "whatsapp:+221770000012";

        assertRefused(caller.createUsual("To", to, "From", "whatsapp:+221770000099"), 63007);
        assertRefused(caller.createUsual("To", to, "From", to), 63031);
        assertRefused(caller.createUsual("To", to, "From", "SmartQueue"), 21910);
    }

    @Test
    void theCredentialsAreWrong() {
        Heard refused = new Caller(SANDBOX, SANDBOX.accountSid(), "wrong").createUsual();

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().get("code").asInt()).isEqualTo(20003);
        assertThat(new Caller(SANDBOX, "AC" + "0".repeat(32), SANDBOX.authToken())
                        .createUsual()
                        .status())
                .isEqualTo(401);
    }

    @Test
    void theAccountIsSomebodyElses() {
        Heard refused = caller.getAnywhere("/2010-04-01/Accounts/AC" + "0".repeat(32) + "/Messages.json");

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.json().get("code").asInt()).isEqualTo(20404);
    }

    private static void assertRefused(Heard heard, int code) {
        assertThat(heard.json().get("code").asInt()).as(heard.text()).isEqualTo(code);
        assertThat(heard.status()).isEqualTo(400);
        assertThat(heard.json().get("status").asInt()).isEqualTo(400);
        assertThat(heard.json().get("message").asString()).isNotBlank();
        assertThat(heard.json().get("more_info").asString()).isEqualTo("https://www.twilio.com/docs/errors/" + code);
    }
}
