package io.smartqueue.bench.outgoing;

import io.smartqueue.bench.subject.Server;
import io.smartqueue.twiliosandbox.SentMessage;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;

/** Posts receipts over one connection, signed as Twilio signs them, or with a wrong signature. */
final class SignedReceipts implements AutoCloseable {

    private final CloseableHttpClient http = HttpClients.createDefault();
    private final String account;
    private final Mac mac;
    private final int port;
    private final int expected;

    SignedReceipts(Server server, TwilioSandbox sandbox, boolean forged) throws GeneralSecurityException {
        String token = forged ? "0".repeat(32) : sandbox.authToken();
        account = sandbox.accountSid();
        port = server.port();
        expected = forged ? 403 : 204;
        mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    }

    void post(SentMessage message, String status) throws IOException {
        URI callback = URI.create(Objects.requireNonNull(message.statusCallback()));
        String url = "http://localhost:" + port + callback.getRawPath() + "?" + callback.getRawQuery();
        Map<String, String> form = new TreeMap<>(Map.of(
                "AccountSid",
                account,
                "MessageSid",
                message.sid(),
                "SmsSid",
                message.sid(),
                "MessageStatus",
                status,
                "SmsStatus",
                status,
                "To",
                message.to(),
                "From",
                "+15005550006",
                "ApiVersion",
                "2010-04-01"));
        StringBuilder signed = new StringBuilder(url);
        form.forEach((name, value) -> signed.append(name).append(value));
        HttpPost request = new HttpPost(url);
        request.setHeader(
                "X-Twilio-Signature",
                Base64.getEncoder().encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8))));
        request.setEntity(new StringEntity(
                form.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")),
                ContentType.APPLICATION_FORM_URLENCODED));
        int code = http.execute(request, response -> {
            EntityUtils.consume(response.getEntity());
            return response.getCode();
        });
        if (code != expected) {
            throw new IllegalStateException("a receipt was answered " + code);
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
