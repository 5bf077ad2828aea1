package io.smartqueue.bench.latency;

import io.smartqueue.twiliosandbox.TwilioSandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicNameValuePair;

/** Sends a message and nothing else: no ticket, no row, no receipt. */
public final class BareSender implements AutoCloseable {

    private static final String WORDS = "Banque du Fleuve : votre ticket est le A042, position 12. Suivez-le : "
            + "http://localhost:8000/t/0123456789abcdef";

    private final CloseableHttpClient http = HttpClients.createDefault();
    private final String address;
    private final String credentials;
    private final List<BasicNameValuePair> more;

    public BareSender(TwilioSandbox sandbox) {
        this(sandbox, List.of());
    }

    /** Whose receipts go to an address. */
    public static BareSender reportingTo(String address, TwilioSandbox sandbox) {
        String callback = address + "?n=00000000-0000-7000-8000-000000000000&o=00000000-0000-7000-8000-000000000000"
                + "#rc=5&rp=all&ct=3000&rt=5000";
        return new BareSender(
                sandbox,
                List.of(
                        new BasicNameValuePair("StatusCallback", callback),
                        new BasicNameValuePair("ValidityPeriod", "3600")));
    }

    private BareSender(TwilioSandbox sandbox, List<BasicNameValuePair> more) {
        this.more = more;
        address = sandbox.baseUrl() + "/2010-04-01/Accounts/" + sandbox.accountSid() + "/Messages.json";
        credentials = Base64.getEncoder()
                .encodeToString((sandbox.accountSid() + ":" + sandbox.authToken()).getBytes(StandardCharsets.UTF_8));
    }

    public void send(String phone) throws IOException {
        HttpPost request = new HttpPost(address);
        request.setHeader("Authorization", "Basic " + credentials);
        List<BasicNameValuePair> form = new ArrayList<>(List.of(
                new BasicNameValuePair("To", phone),
                new BasicNameValuePair("From", "+15005550006"),
                new BasicNameValuePair("Body", WORDS)));
        form.addAll(more);
        request.setEntity(new UrlEncodedFormEntity(form, StandardCharsets.UTF_8));
        int status = http.execute(request, response -> {
            EntityUtils.consume(response.getEntity());
            return response.getCode();
        });
        if (status != 201) {
            throw new IllegalStateException("the sandbox answered " + status);
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
