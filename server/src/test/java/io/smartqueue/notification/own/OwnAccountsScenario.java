package io.smartqueue.notification.own;

import static io.smartqueue.TestSandbox.SANDBOX;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.smartqueue.Await;
import io.smartqueue.TestTenant;
import io.smartqueue.channel.twilio.webhook.Form;
import io.smartqueue.channel.twilio.webhook.Signature;
import io.smartqueue.kernel.Secret;
import io.smartqueue.notification.MessagesOfAVisit;
import io.smartqueue.notification.MessagesScenario;
import io.smartqueue.twiliosandbox.SubAccount;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** Two organisations, one of which may bring an account of its own. */
abstract class OwnAccountsScenario extends MessagesScenario {

    static final Duration LONG = Duration.ofSeconds(60);
    static final String WRONG = "0123456789abcdef0123456789abcdef";

    SubAccount account;
    TestTenant clinic;

    @BeforeEach
    void openTheAccount() {
        account = SANDBOX.openSubAccount("Banque");
        clinic = organisations.open();
    }

    JsonNode bring(String token) {
        return line.bank.admin().put("twilio-account/", draft(token)).is(200).json();
    }

    Map<String, Object> draft(String token) {
        return new HashMap<>(Map.of(
                "account_sid",
                account.sid(),
                "auth_token",
                token,
                "phone_number",
                account.number(),
                "whatsapp_number",
                account.whatsapp()));
    }

    static String send(TestTenant tenant, String words) {
        return send(tenant, MessagesOfAVisit.phone(), words);
    }

    static String send(TestTenant tenant, String phone, String words) {
        return tenant.manager()
                .post("/api/v1/admin/notifications/", Map.of("channel", "sms", "recipient", phone, "body", words))
                .is(202)
                .id();
    }

    JsonNode arrived(String message, String status) {
        return arrived(message, status, line.bank);
    }

    static JsonNode arrived(String message, String status, TestTenant tenant) {
        return Await.until(
                LONG,
                () -> tenant.manager()
                        .get("/api/v1/admin/notifications/" + message + "/")
                        .is(200)
                        .json(),
                one -> one.path("status").asString().equals(status));
    }

    static String verdict(JsonNode account, String topic) {
        return account.path("findings")
                .valueStream()
                .filter(finding -> finding.path("topic").asString().equals(topic))
                .map(finding -> finding.path("verdict").asString())
                .findFirst()
                .orElse("");
    }

    int post(String path, String form, String token) {
        String address = organisations.address() + "/webhooks/twilio/" + path;
        return organisations
                .nobody()
                .send(
                        "POST",
                        "/webhooks/twilio/" + path,
                        form,
                        "application/x-www-form-urlencoded",
                        "X-Twilio-Signature",
                        Signature.of(address, Form.parse(form), new Secret(token)))
                .status();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
