package io.smartqueue.twiliosandbox.inbound;

import static io.smartqueue.twiliosandbox.support.Eventually.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.twilio.security.RequestValidator;
import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.http.Form.Field;
import io.smartqueue.twiliosandbox.support.CustomerServer;
import io.smartqueue.twiliosandbox.support.CustomerServer.Post;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WritingFromAPhoneTest {
    private final CustomerServer customer = new CustomerServer();
    private final TwilioSandbox sandbox = TwilioSandbox.start(
            SandboxOptions.defaults().withLenientWhatsApp().withInboundUrl(customer.url("/inbound?x=1")));

    @AfterEach
    void stop() {
        sandbox.close();
        customer.close();
    }

    @Test
    void postsASignedForm() {
        Received received = sandbox.inbound("whatsapp:+221780000041", null, "J'arrive 👍");

        Post post = customer.posts().getFirst();
        assertThat(received.status()).isEqualTo(204);
        assertThat(post.field("MessageSid")).isEqualTo(received.sid());
        assertThat(post.field("From")).isEqualTo("whatsapp:+221780000041");
        assertThat(post.field("To")).isEqualTo("whatsapp:+14155238886");
        assertThat(post.field("Body")).isEqualTo("J'arrive 👍");
        assertThat(post.field("WaId")).isEqualTo("221780000041");
        assertThat(post.field("SmsStatus")).isEqualTo("received");
        var fields = post.form().fields().stream().collect(Collectors.toMap(Field::name, Field::value));
        assertThat(new RequestValidator(sandbox.authToken())
                        .validate(customer.url("/inbound?x=1"), fields, post.header("X-Twilio-Signature")))
                .isTrue();
    }

    @Test
    void leavesWhatsAppsFieldsOutOfAnSms() {
        sandbox.inbound("+221780000041", null, "OUI");

        assertThat(customer.posts().getFirst().field("WaId")).isEqualTo("(absent)");
        assertThat(customer.posts().getFirst().field("To")).isEqualTo("+15005550006");
    }

    @Test
    void turnsTwimlIntoMessages() {
        customer.answerWith("""
            <?xml version="1.0" encoding="UTF-8"?>
            <Response><Message>C'est noté &amp; merci</Message><Message><Body>A042</Body></Message></Response>
            """);

        Received received = sandbox.inbound("+221780000041", null, "PLACE");

        assertThat(received.replies()).isEqualTo(2);
        assertThat(sandbox.messages())
                .extracting("direction", "body", "to")
                .contains(
                        tuple("outbound-reply", "C'est noté & merci", "+221780000041"),
                        tuple("outbound-reply", "A042", "+221780000041"));
        waitUntil("delivered", () -> sandbox.messages().getLast().status().equals("delivered"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<Response/>",
                "not xml",
                "<!DOCTYPE a [<!ENTITY b \"c\">]><Response><Message>&b;</Message></Response>"
            })
    void takesAnythingElseAsSilence(String answer) {
        customer.answerWith(answer);

        assertThat(sandbox.inbound("+221780000041", null, "OUI").replies()).isZero();
    }

    @Test
    void refusesWhatIsNoPhone() {
        assertThatThrownBy(() -> sandbox.inbound("Awa", null, "OUI")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sandbox.inbound("whatsapp:+221780000041", "+15005550006", "OUI"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
