package io.smartqueue.twiliosandbox.api;

import static io.smartqueue.twiliosandbox.support.Eventually.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.support.Caller;
import io.smartqueue.twiliosandbox.support.Caller.Heard;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CreatingAMessageTest {
    private final TwilioSandbox sandbox =
            TwilioSandbox.start(SandboxOptions.defaults().withApiKey("SK" + "1".repeat(32), "key-secret"));
    private final Caller caller = new Caller(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void answersItQueued() {
        Heard heard = caller.createUsual("Body", "C'est à vous 😀");

        assertThat(heard.status()).isEqualTo(201);
        assertThat(heard.json().get("status").asString()).isEqualTo("queued");
        assertThat(heard.json().get("body").asString()).isEqualTo("C'est à vous 😀");
        assertThat(heard.json().get("price").isNull()).isTrue();
        assertThat(heard.json().get("price_unit").asString()).isEqualTo("USD");
    }

    @Test
    void namesTheRequestAfterTheMessage() {
        Heard heard = caller.createUsual();

        String sid = heard.json().get("sid").asString();
        assertThat(heard.header("Twilio-Request-Id")).isEqualTo("RQ" + sid.substring(2));
        assertThat(heard.header("Twilio-Concurrent-Requests")).isEqualTo("1");
        assertThat(heard.header("Twilio-Request-Duration")).matches("\\d+\\.\\d{3}");
    }

    @Test
    void takesAnAlphanumericSender() {
        assertThat(caller.createUsual("From", "Smart Queue").status()).isEqualTo(201);
    }

    @Test
    void takesAnApiKey() {
        assertThat(new Caller(sandbox, "SK" + "1".repeat(32), "key-secret")
                        .createUsual()
                        .status())
                .isEqualTo(201);
    }

    @Test
    void letsAMessagingServicePickTheSender() {
        Heard heard = caller.create(
                "To", Caller.PHONE, "MessagingServiceSid", sandbox.messagingServiceSid(), "Body", "Bonjour");

        assertThat(heard.json().get("status").asString()).isEqualTo("accepted");
        assertThat(heard.json().get("from").isNull()).isTrue();
        assertThat(heard.json().get("num_segments").asString()).isEqualTo("0");
        waitUntil("delivered", () -> sandbox.messages().getFirst().status().equals("delivered"));
        assertThat(sandbox.messages().getFirst().from()).isEqualTo(Caller.SENDER);
    }

    @Test
    void schedulesAndCancels() {
        String tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).toString();
        Heard heard = caller.create(
                "To",
                Caller.PHONE,
                "MessagingServiceSid",
                sandbox.messagingServiceSid(),
                "Body",
                "Demain",
                "ScheduleType",
                "fixed",
                "SendAt",
                tomorrow);
        assertThat(heard.json().get("status").asString()).isEqualTo("scheduled");

        String path = "/Messages/" + heard.json().get("sid").asString() + ".json";
        assertThat(caller.post(path, "Status", "canceled").json().get("status").asString())
                .isEqualTo("canceled");
        assertThat(caller.post(path, "Status", "canceled").status()).isEqualTo(400);
    }

    @Test
    void refusesToDeleteWhatIsUnderWay() {
        String sid = caller.createUsual("To", "+221700000001").json().get("sid").asString();
        waitUntil("sent", () -> sandbox.messages().getFirst().status().equals("sent"));

        Heard refused = caller.delete("/Messages/" + sid + ".json");

        assertThat(refused.json().get("code").asInt()).isEqualTo(20009);
    }

    @Test
    void knowsItsAccount() {
        Heard account = caller.get(".json");

        assertThat(account.json().get("sid").asString()).isEqualTo(sandbox.accountSid());
        assertThat(account.json().get("status").asString()).isEqualTo("active");
    }
}
