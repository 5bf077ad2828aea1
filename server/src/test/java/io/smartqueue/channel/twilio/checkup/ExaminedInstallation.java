package io.smartqueue.channel.twilio.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.channel.twilio.TwilioSettings;
import io.smartqueue.settings.Finding;
import io.smartqueue.settings.Finding.Verdict;
import io.smartqueue.settings.PublicSettings;
import io.smartqueue.settings.WebAddress;
import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A running server and its Twilio, looked at under settings that may differ from the server's. */
@DatabaseTest
abstract class ExaminedInstallation {

    static final String KEY = "SK" + "1".repeat(32);
    static final String NEXT = "the token after this one";
    static final TwilioSandbox SANDBOX =
            TwilioSandbox.start(SandboxOptions.defaults().withApiKey(KEY, "the secret of the key"));

    private static final int PORT = freePort();
    static final String PUBLIC = "http://localhost:" + PORT;
    private static final Map<String, String> RIGHT = Map.of(
            "TWILIO_ACCOUNT_SID",
            SANDBOX.accountSid(),
            "TWILIO_AUTH_TOKEN",
            SANDBOX.authToken(),
            "TWILIO_PHONE_NUMBER",
            "+15005550006",
            "TWILIO_WHATSAPP_NUMBER",
            "whatsapp:+14155238886",
            "TWILIO_BASE_URL",
            SANDBOX.baseUrl().toString(),
            "PUBLIC_BASE_URL",
            PUBLIC);

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("server.port", () -> PORT);
        settings.add("public.base-url", () -> PUBLIC);
        settings.add("twilio.account-sid", SANDBOX::accountSid);
        settings.add("twilio.auth-token", SANDBOX::authToken);
        settings.add("twilio.auth-token-next", () -> NEXT);
        settings.add("twilio.phone-number", () -> "+15005550006");
        settings.add("twilio.base-url", () -> SANDBOX.baseUrl().toString());
    }

    @AfterEach
    void restoreTheAccount() {
        SANDBOX.reset();
    }

    static List<Finding> examine(String... namesAndValues) {
        return examine(InstantSource.system(), namesAndValues);
    }

    /** By another clock. */
    static List<Finding> examineAt(InstantSource clock) {
        return examine(clock);
    }

    private static List<Finding> examine(InstantSource clock, String... namesAndValues) {
        Map<String, String> variables = new HashMap<>(RIGHT);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            variables.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.copyOf(variables)));
        String open = variables.get("PUBLIC_BASE_URL");
        return new TwilioCheckup(
                        Binder.get(environment).bindOrCreate("twilio", TwilioSettings.class),
                        new AccountCheckup(new PublicSettings(address(open)), clock))
                .examine();
    }

    private static @Nullable WebAddress address(@Nullable String text) {
        return text == null || text.isEmpty() ? null : WebAddress.of(text);
    }

    static Finding on(String topic, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.topic().equals(topic))
                .findFirst()
                .orElseThrow(() -> new AssertionError(topic + " is not among " + findings));
    }

    /** The one line that is wrong, with a remedy, and it is on this topic. */
    static Finding assertOnlyWrong(String topic, List<Finding> findings) {
        assertThat(findings)
                .filteredOn(finding -> finding.verdict() == Verdict.WRONG)
                .extracting(Finding::topic)
                .as("%s", findings)
                .containsExactly(topic);
        Finding wrong = on(topic, findings);
        assertThat(wrong.remedy()).isPresent();
        return wrong;
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }
}
