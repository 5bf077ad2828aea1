package io.smartqueue.channel.twilio.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.smartqueue.channel.twilio.checkup.webhook.PublicAddress;
import io.smartqueue.settings.Checkup;
import io.smartqueue.settings.Finding;
import io.smartqueue.settings.Finding.Verdict;
import io.smartqueue.settings.WebAddress;
import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What Twilio would meet on its way back to us. */
@ExtendWith(OutputCaptureExtension.class)
class WebhookCheckupTest extends ExaminedInstallation {

    @Autowired
    List<Checkup> checkups;

    @Test
    void isOneOfTheCheckupsOfTheProgram(CapturedOutput output) {
        assertThat(checkups).hasAtLeastOneElementOfType(TwilioCheckup.class);
        int before = output.getOut().length();
        List<Finding> findings = checkups.stream()
                .filter(TwilioCheckup.class::isInstance)
                .findFirst()
                .orElseThrow()
                .examine();

        assertThat(on("webhook", findings).verdict()).isEqualTo(Verdict.RIGHT);
        assertThat(on("token-rotation", findings).verdict()).isEqualTo(Verdict.NOTE);
        assertThat(output.getOut().substring(before))
                .contains("none of our messages")
                .doesNotContain("WARN", "ERROR", "Exception");
    }

    @Test
    void isClosedToAnotherToken() {
        try (var other = TwilioSandbox.start(
                SandboxOptions.defaults().withAccount(SANDBOX.accountSid(), "a token the server has not read"))) {
            List<Finding> findings = examine(
                    "TWILIO_AUTH_TOKEN",
                    other.authToken(),
                    "TWILIO_BASE_URL",
                    other.baseUrl().toString());

            assertThat(assertOnlyWrong("webhook", findings).words())
                    .contains("refuses our signature")
                    .contains("another TWILIO_AUTH_TOKEN")
                    .contains("a proxy alters the path");
        }
    }

    @Test
    void isOpenToBothTokensDuringARotation() {
        Finding rotation = on("token-rotation", examine("TWILIO_AUTH_TOKEN_NEXT", NEXT));

        assertThat(rotation.verdict()).isEqualTo(Verdict.NOTE);
        assertThat(rotation.remedy().orElseThrow()).startsWith("Promote the secondary token");
    }

    @Test
    void isNotReadyForATokenThatTheServerHasNotRead() {
        assertOnlyWrong("token-rotation", examine("TWILIO_AUTH_TOKEN_NEXT", "set after the start"));
    }

    @Test
    void needsNoRotationToTheSameToken() {
        assertThat(on("token-rotation", examine("TWILIO_AUTH_TOKEN_NEXT", SANDBOX.authToken()))
                        .words())
                .contains("the rotation is over");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    308 | a redirect turns Twilio's POST into a GET
                    404 | instead of 204
                    403 | a proxy keeps us out
                    200 | instead of 204
                    502 | instead of 204
                    """)
    void isSomebodyElses(int status, String words) throws IOException {
        var somebody = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        somebody.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        somebody.start();
        try {
            String address = "http://localhost:" + somebody.getAddress().getPort();
            assertThat(assertOnlyWrong("webhook", examine("PUBLIC_BASE_URL", address))
                            .words())
                    .contains(words);
        } finally {
            somebody.stop(0);
        }
    }

    @Test
    void isNobodys() {
        assertThat(assertOnlyWrong("webhook", examine("PUBLIC_BASE_URL", "http://localhost:" + freePort()))
                        .words())
                .contains("nobody listens there");
    }

    @Test
    void isNotWaitedForLongerThanAFewSeconds() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Finding wrong =
                    assertOnlyWrong("webhook", examine("PUBLIC_BASE_URL", "http://localhost:" + silent.getLocalPort()));

            assertThat(wrong.words()).contains("no answer within 5 s");
        }
    }

    @Test
    void isNotLookedForWithoutAnAddress() {
        List<Finding> findings = examine("PUBLIC_BASE_URL", "");

        assertThat(assertOnlyWrong("public-address", findings).words()).contains("PUBLIC_BASE_URL is not set");
        assertThat(on("webhook", findings))
                .isEqualTo(Finding.note("webhook", "Not looked at until public-address is right."));
    }

    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    https://queue.bank.sn | | RIGHT | PUBLIC_BASE_URL is https://queue.bank.sn.
                    https://102.164.1.1 | | RIGHT | PUBLIC_BASE_URL is https://102.164.1.1.
                    http://queue.bank.sn | | WRONG | is not https
                    http://localhost:8000 | | WRONG | this machine's own name for itself
                    https://127.0.0.1 | | WRONG | this machine's own name for itself
                    http://[::1]:8000 | | WRONG | this machine's own name for itself
                    https://192.168.1.20 | | WRONG | a private network
                    https://10.0.0.1 | | WRONG | a private network
                    https://100.64.3.4 | | WRONG | a private network
                    https://[fd00::1] | | WRONG | a private network
                    https://reception | | WRONG | a private network
                    https://reception.local | | WRONG | a private network
                    https://queue.example | | WRONG | a private network
                    http://localhost:8000 | http://localhost:8010 | RIGHT | for a Twilio at http://localhost:8010
                    http://192.168.1.20:8000 | http://192.168.1.21 | RIGHT | for a Twilio at http://192.168.1.21
                    http://localhost:8000 | http://192.168.1.21 | WRONG | TWILIO_BASE_URL http://192.168.1.21 is another
                    """)
    void isWhereTwilioCanComeTo(String open, String twilio, Verdict verdict, String words) {
        Finding finding = new PublicAddress(
                        WebAddress.of(open), Optional.ofNullable(twilio).map(WebAddress::of))
                .look();

        assertThat(finding.verdict()).as("%s", finding).isEqualTo(verdict);
        assertThat(finding.words()).contains(words);
    }
}
