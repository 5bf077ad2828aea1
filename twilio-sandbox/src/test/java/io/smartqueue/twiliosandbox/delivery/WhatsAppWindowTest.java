package io.smartqueue.twiliosandbox.delivery;

import static io.smartqueue.twiliosandbox.support.Eventually.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.SentMessage;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.support.Caller;
import io.smartqueue.twiliosandbox.support.Caller.Heard;
import io.smartqueue.twiliosandbox.support.HandClock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatsAppWindowTest {
    private static final String PHONE = "whatsapp:+221770000012";
    private static final String OWN_SENDER = "whatsapp:+221330000000";

    private final HandClock clock = new HandClock();
    private final TwilioSandbox sandbox = TwilioSandbox.start(
            SandboxOptions.defaults().withSenders(Set.of(OWN_SENDER)).withClock(clock));
    private final Caller caller = new Caller(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void isClosedToSomebodyWhoNeverWrote() {
        assertThat(ended(words()).errorCode()).isEqualTo(63016);
    }

    @Test
    void isOpenFor24HoursFromTheLastMessage() {
        sandbox.inbound(PHONE, OWN_SENDER, "Bonjour");

        clock.advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(ended(words()).status()).isEqualTo("read");
        clock.advance(Duration.ofSeconds(1));
        assertThat(ended(words()).errorCode()).isEqualTo(63016);
    }

    @Test
    void isOfOneSender() {
        sandbox.inbound(PHONE, null, sandbox.joinWords());

        assertThat(ended(words()).errorCode()).isEqualTo(63016);
        assertThat(ended(send("From", "whatsapp:+14155238886", "Body", "Bonjour"))
                        .status())
                .isEqualTo("read");
    }

    @Test
    void isSetWithoutAMessage() {
        window("\"" + clock.instant() + "\"");
        assertThat(ended(words()).status()).isEqualTo("read");

        window("null");
        assertThat(ended(words()).errorCode()).isEqualTo(63016);
    }

    @ParameterizedTest
    @CsvSource({
        "unsubmitted, 63016",
        "received, 63016",
        "pending, 63016",
        "approved,",
        "rejected, 63040",
        "paused, 63041",
        "disabled, 63042",
    })
    void onlyAnApprovedTemplatePassesWhenItIsClosed(String state, Integer code) {
        String sid = template("Le ticket {{1}} va passer bientôt.", "");
        caller.control("PUT", "contents/" + sid, "{\"status\": \"" + state + "\"}");

        SentMessage sent = ended(send("ContentSid", sid, "ContentVariables", "{\"1\": \"B007\"}"));

        assertThat(sent.errorCode()).isEqualTo(code);
        assertThat(sent.body()).isEqualTo("Le ticket B007 va passer bientôt.");
    }

    @Test
    void whenItIsOpenThreeButtonsNeedNoApprovalButFourDo() {
        sandbox.inbound(PHONE, OWN_SENDER, "Bonjour");
        String three = template("Bientôt", "{\"title\": \"a\"}, {\"title\": \"b\"}, {\"title\": \"c\"}");
        String four =
                template("Bientôt", "{\"title\": \"a\"}, {\"title\": \"b\"}, {\"title\": \"c\"}, {\"title\": \"d\"}");

        assertThat(ended(send("ContentSid", three)).status()).isEqualTo("read");
        assertThat(ended(send("ContentSid", four)).errorCode()).isEqualTo(63016);
    }

    @ParameterizedTest
    @CsvSource({"'{\"2\": \"x\"}', 63028", "'{\"1\": \"a\\nb\"}', 63013", "'{\"1\": \"a     b\"}', 63013"})
    void valuesThatWhatsAppDoesNotTakeFail(String variables, int code) {
        sandbox.inbound(PHONE, OWN_SENDER, "Bonjour");
        String sid = template("Le ticket {{1}} va passer bientôt.", "");

        assertThat(ended(send("ContentSid", sid, "ContentVariables", variables)).errorCode())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"'{\"1\": \"\"}'", "'{\"1\": 7}'", "'[]'", "'one'"})
    void variablesThatAreNoneAreRefusedAtOnce(String variables) {
        String sid = template("Le ticket {{1}} va passer bientôt.", "");
        Heard refused =
                caller.createUsual("To", PHONE, "From", OWN_SENDER, "ContentSid", sid, "ContentVariables", variables);

        assertThat(refused.json().get("code").asInt()).isEqualTo(21656);
    }

    @Test
    void contentThatDoesNotExistIsRefusedAtOnce() {
        Heard refused =
                caller.createUsual("To", PHONE, "From", OWN_SENDER, "ContentSid", "HX00000000000000000000000000000000");

        assertThat(refused.json().get("code").asInt()).isEqualTo(21655);
    }

    private void window(String lastInbound) {
        Heard set = caller.control(
                "PUT",
                "windows",
                "{\"phone\": \"" + PHONE + "\", \"sender\": \"" + OWN_SENDER + "\", \"last_inbound_at\": " + lastInbound
                        + "}");
        assertThat(set.status()).as(set.text()).isEqualTo(200);
    }

    private String template(String body, String actions) {
        String type = actions.isEmpty()
                ? "{\"twilio/text\": {\"body\": \"" + body + "\"}}"
                : "{\"twilio/quick-reply\": {\"body\": \"" + body + "\", \"actions\": [" + actions + "]}}";
        Heard created = caller.json("POST", "/v1/Content", "{\"language\": \"fr\", \"types\": " + type + "}");
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.json().get("sid").asString();
    }

    private String words() {
        return send("Body", "Bonjour");
    }

    private String send(String... more) {
        String[] fields = new String[more.length + 4];
        System.arraycopy(new String[] {"To", PHONE, "From", OWN_SENDER}, 0, fields, 0, 4);
        System.arraycopy(more, 0, fields, 4, more.length);
        return caller.createUsual(fields).json().get("sid").asString();
    }

    private SentMessage ended(String sid) {
        waitUntil("an end", () -> Set.of("read", "failed").contains(find(sid).status()));
        return find(sid);
    }

    private SentMessage find(String sid) {
        return sandbox.messages().stream()
                .filter(message -> message.sid().equals(sid))
                .findFirst()
                .orElseThrow();
    }
}
