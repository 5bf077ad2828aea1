package io.smartqueue.command;

import static io.smartqueue.TestSandbox.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code make run} gives its server is in a file, while it runs. */
class BesideTheDemoTest {

    @TempDir
    Path data;

    private final Terminal terminal = new Terminal();

    @BeforeEach
    void chooseTheFolder() {
        terminal.set("smartqueue.data-dir", data.toString());
    }

    @AfterEach
    void forgetIt() {
        terminal.close();
    }

    @Test
    void commandsUseItsAccount() throws IOException {
        demoOf(ProcessHandle.current().pid());
        assertThat(terminal.run("send", "--to", "+221771112299", "Bonjour"))
                .as(terminal.err())
                .isZero();
        assertThat(SANDBOX.messages().getLast().to()).isEqualTo("+221771112299");
    }

    /** No database is needed: what the doctor says of the account, it says without one. */
    @Test
    void theDoctorLooksAtItsAccount() throws IOException {
        assertThat(terminal.run("doctor")).isEqualTo(1);
        assertThat(terminal.out()).contains("✗ wrong  twilio-credentials");

        demoOf(ProcessHandle.current().pid());
        terminal.run("doctor");
        assertThat(terminal.out())
                .contains("✓ right  twilio-credentials", "✓ right  sms-sender")
                .doesNotContain("✗ wrong  twilio");
    }

    @Test
    void commandsDoNotUseThatOfADemoThatWasKilled() throws IOException {
        demoOf(999_999_999);
        assertThat(terminal.run("send", "--to", "+221771112299", "Bonjour")).isEqualTo(1);
        assertThat(terminal.err()).contains("TWILIO_ACCOUNT_SID");
    }

    private void demoOf(long process) throws IOException {
        Files.writeString(data.resolve("demo.env"), """
                DEMO_PROCESS=%d
                TWILIO_ACCOUNT_SID=%s
                TWILIO_AUTH_TOKEN=%s
                TWILIO_PHONE_NUMBER=+15005550006
                TWILIO_BASE_URL=%s
                """.formatted(
                        process, SANDBOX.accountSid(), SANDBOX.authToken(), SANDBOX.baseUrl()));
    }
}
