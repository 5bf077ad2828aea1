package io.smartqueue.conversation;

import static io.smartqueue.TestSandbox.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import io.smartqueue.Organisations;
import io.smartqueue.SandboxTest;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What no phone sends, or a provider sends twice; signed by hand, and the signature proved by Twilio's own code. */
@SandboxTest
class StrangeMessagesTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private Branch branch;
    private String code;

    @BeforeEach
    void open() {
        branch = Branch.open(organisations, jdbc, transactions);
        QueueId queue = branch.queue("A");
        code = branch.tenant.agent().get("queues/" + queue).text("join_code");
    }

    @Test
    void aRepeatedMessageCountsOnce() throws Exception {
        Map<String, String> form = message("ticket " + code);

        for (int i = 0; i < 3; i++) {
            assertThat(post(form, signature(form)).statusCode()).isEqualTo(200);
        }

        assertThat(count("tickets/")).isEqualTo(1);
        assertThat(count("inbound-messages/")).isEqualTo(1);
    }

    @Test
    void aForgedMessageIsRefused() throws Exception {
        Map<String, String> form = message("ticket " + code);

        assertThat(post(form, "AAAA").statusCode()).isEqualTo(403);
        assertThat(post(form, "").statusCode()).isEqualTo(403);
        String right = signature(form);
        form.put("Body", "stop");
        assertThat(post(form, right).statusCode()).isEqualTo(403);

        assertThat(count("tickets/")).isZero();
    }

    @Test
    void aMessageWithoutASenderIsTakenAndForgotten() throws Exception {
        Map<String, String> form = message("ticket " + code);
        form.remove("From");

        HttpResponse<String> answer = post(form, signature(form));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<Response/>");
        assertThat(count("tickets/")).isZero();
    }

    @Test
    void aHundredKilobytesAreCutAndAnswered() throws Exception {
        Map<String, String> form = message("a".repeat(100_000));

        assertThat(post(form, signature(form)).statusCode()).isEqualTo(200);

        assertThat(organisations.nobody().get("/actuator/health/liveness").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "👍", "\u200F", "\u202E\u0301", "TICKET", "TICKET TICKET TICKET", "<b>&amp;</b>", "{number}"
            })
    void nothingIsAFault(String words) throws Exception {
        Map<String, String> form = message(words);

        HttpResponse<String> answer = post(form, signature(form));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<Response><Message>");
    }

    @Test
    void theHelpOfAStrangerIsInTheirLetters() throws Exception {
        Map<String, String> form = message("مرحبا");

        assertThat(post(form, signature(form)).body()).contains("لأخذ تذكرة اكتب");
    }

    @Test
    void thePayloadOfAButtonComesBeforeItsText() throws Exception {
        Map<String, String> form = message("Prendre mon ticket !");
        form.put("From", "whatsapp:" + form.get("From"));
        form.put("To", "whatsapp:+14155238886");
        form.put("ButtonPayload", "TICKET " + code);

        assertThat(post(form, signature(form)).statusCode()).isEqualTo(200);

        assertThat(count("tickets/?channel=whatsapp")).isEqualTo(1);
        assertThat(branch.tenant.manager().get("inbound-messages/").text("results.0.button"))
                .isEqualTo("TICKET " + code);
    }

    private int count(String list) {
        return branch.tenant.manager().get(list).is(200).json().path("count").asInt();
    }

    private static Map<String, String> message(String words) {
        var form = new TreeMap<String, String>();
        form.put("MessageSid", "SM" + UUID.randomUUID().toString().replace("-", ""));
        form.put("AccountSid", SANDBOX.accountSid());
        form.put("From", "+22176" + (1000000 + Math.abs(UUID.randomUUID().hashCode() % 8999999)));
        form.put("To", "+15005550006");
        form.put("Body", words);
        form.put("NumMedia", "0");
        return form;
    }

    private String address() {
        return organisations.address() + "/webhooks/twilio/inbound";
    }

    /** As Twilio's documentation describes it; Twilio's validator has to accept it before it is used. */
    private String signature(Map<String, String> form) throws GeneralSecurityException {
        var signed = new StringBuilder(address());
        new TreeMap<>(form).forEach((name, value) -> signed.append(name).append(value));
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(SANDBOX.authToken().getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        String signature =
                Base64.getEncoder().encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        assertThat(new RequestValidator(SANDBOX.authToken()).validate(address(), form, signature))
                .isTrue();
        return signature;
    }

    private HttpResponse<String> post(Map<String, String> form, String signature)
            throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(address()))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!signature.isEmpty()) {
            request.header("X-Twilio-Signature", signature);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
