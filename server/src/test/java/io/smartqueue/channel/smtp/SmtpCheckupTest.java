package io.smartqueue.channel.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.channel.smtp.RealMailServer.Stage;
import io.smartqueue.settings.Finding;
import io.smartqueue.settings.Finding.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the doctor says of the mail server, without sending anything. */
class SmtpCheckupTest {

    private static RealMailServer server;

    @BeforeAll
    static void startAMailServer() {
        server = RealMailServer.withStartTls();
    }

    @AfterAll
    static void stopIt() {
        server.close();
    }

    @AfterEach
    void takesAllAgain() {
        server.takes("*");
        server.changePassword(RealMailServer.PASSWORD);
    }

    @Test
    void isRightWhenTheServerTakesOurAddress() {
        Finding finding = look(server.url("smtp"));

        assertThat(finding.verdict()).as(finding.words()).isEqualTo(Verdict.RIGHT);
        assertThat(finding.words()).contains("from no-reply@queue.example: encrypted, signed in.");
    }

    @Test
    void namesALoginThatIsRefused() {
        server.changePassword("another");

        Finding finding = look(server.url("smtp"));

        assertThat(finding.verdict()).isEqualTo(Verdict.WRONG);
        assertThat(finding.words()).contains("535").doesNotContain("pass");
        assertThat(finding.remedy().orElseThrow()).contains("the user and the password in SMTP_URL");
    }

    @Test
    void namesAnAddressThatIsRefused() {
        server.refuses("*", Stage.SENDER, 553, "5.7.1 Not your address");

        Finding finding = look(server.url("smtp"));

        assertThat(finding.verdict()).isEqualTo(Verdict.WRONG);
        assertThat(finding.words()).contains("Not your address");
        assertThat(finding.remedy().orElseThrow()).contains("SMTP_FROM");
    }

    @Test
    void namesAServerThatIsNotThere() {
        Finding finding = look("smtp://a:hunter2@localhost:1");

        assertThat(finding.verdict()).isEqualTo(Verdict.WRONG);
        assertThat(finding.words()).contains("localhost:1").doesNotContain("hunter2");
        assertThat(finding.remedy().orElseThrow()).contains("Check the host and the port");
    }

    @Test
    void notesThatEmailIsOff() {
        Finding finding = look(null);

        assertThat(finding.verdict()).isEqualTo(Verdict.NOTE);
        assertThat(finding.words()).isEqualTo("E-mail is off: SMTP_URL is not set.");
    }

    private static Finding look(@Nullable String url) {
        var settings = new SmtpSettings(
                url == null ? null : SmtpUrl.of(url),
                SenderAddress.of("no-reply@queue.example"),
                BigDecimal.TEN,
                TrustedCertificates.of(server.authority().toString()),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2));
        return new SmtpCheckup(settings).examine().getFirst();
    }
}
