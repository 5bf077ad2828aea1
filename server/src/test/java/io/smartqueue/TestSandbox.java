package io.smartqueue;

import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.SentMessage;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.account.Recipients;
import io.smartqueue.twiliosandbox.fault.Faults;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The one sandbox of this test run, and the port of the server that it reports to. */
public final class TestSandbox {

    public static final TwilioSandbox SANDBOX = TwilioSandbox.start(
            SandboxOptions.defaults().withRecipients(Recipients.asAtTwilio().withMembers(Set.of("*"), Instant.EPOCH)));

    private static final int SERVER_PORT = freePort();

    private TestSandbox() {}

    public static List<SentMessage> sentTo(String recipient) {
        return SANDBOX.messages().stream()
                .filter(message -> message.to().equals(recipient))
                .toList();
    }

    /** Somebody has just written to our WhatsApp sender, and the server of the tests was told. */
    public static void hasWritten(String phone) {
        String before = SANDBOX.inboundUrl();
        SANDBOX.forwardInboundTo("http://localhost:" + SERVER_PORT + "/webhooks/twilio/inbound");
        SANDBOX.inbound("whatsapp:" + phone, null, "👍");
        SANDBOX.forwardInboundTo(before);
    }

    /** As the environment has them. */
    public static Map<String, String> settings(TwilioSandbox sandbox) {
        return Map.of(
                "TWILIO_ACCOUNT_SID", sandbox.accountSid(),
                "TWILIO_AUTH_TOKEN", sandbox.authToken(),
                "TWILIO_PHONE_NUMBER", "+15005550006",
                "TWILIO_WHATSAPP_NUMBER", "+14155238886",
                "TWILIO_BASE_URL", sandbox.baseUrl().toString());
    }

    /** The name of a setting in Spring's writing. */
    public static String property(String variable) {
        return variable.toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-');
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static final class Connect implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "server.port=" + SERVER_PORT,
                            "public.base-url=http://localhost:" + SERVER_PORT,
                            "twilio.account-sid=" + SANDBOX.accountSid(),
                            "twilio.auth-token=" + SANDBOX.authToken(),
                            "twilio.phone-number=+15005550006",
                            "twilio.whatsapp-number=whatsapp:+14155238886",
                            "twilio.base-url=" + SANDBOX.baseUrl())
                    .applyTo(context);
        }
    }

    /** What one test made go wrong must not go wrong in the next. */
    static final class Cleared implements AfterEachCallback {
        @Override
        public void afterEach(ExtensionContext context) {
            SANDBOX.faults(Faults.none());
        }
    }
}
