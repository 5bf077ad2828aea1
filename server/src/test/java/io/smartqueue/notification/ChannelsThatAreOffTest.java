package io.smartqueue.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.Await;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.TestTenant;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Nothing is configured: what cannot be sent says so, and never claims to be sent. */
@DatabaseTest
class ChannelsThatAreOffTest {

    @Autowired
    Organisations organisations;

    @ParameterizedTest
    @CsvSource({
        "sms, +221771234567, TWILIO_ACCOUNT_SID",
        "whatsapp, +221771234567, TWILIO_ACCOUNT_SID",
        "email, awa@example.sn, SMTP_URL"
    })
    void aMessageFailsAtOnceAndNamesWhatIsMissing(String channel, String recipient, String missing) {
        TestTenant bank = organisations.open();

        String id = bank.manager()
                .post(
                        "/api/v1/admin/notifications/",
                        Map.of("channel", channel, "recipient", recipient, "body", "Bonjour"))
                .is(202)
                .id();

        Answer failed = Await.until(
                Duration.ofSeconds(60),
                () -> bank.manager()
                        .get("/api/v1/admin/notifications/" + id + "/")
                        .is(200),
                answer -> answer.text("status").equals("failed"));
        assertThat(failed.text("error_code")).isEqualTo("channel_off");
        assertThat(failed.text("error_message")).contains(missing);
        assertThat(failed.text("provider_id")).isEmpty();
        assertThat(failed.text("sent_at")).isEmpty();
    }
}
