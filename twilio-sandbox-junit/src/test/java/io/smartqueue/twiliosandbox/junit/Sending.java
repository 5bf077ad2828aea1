package io.smartqueue.twiliosandbox.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smartqueue.twiliosandbox.http.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Stands where an application would: sends a message to whatever Twilio it is given. */
final class Sending {
    private Sending() {}

    /** @return the HTTP status */
    static int sms(Twilio twilio, String to, String body) {
        return send(twilio, to, twilio.smsSender(), body);
    }

    static int whatsapp(Twilio twilio, String to, String body) {
        return send(twilio, "whatsapp:" + to, twilio.whatsappSender(), body);
    }

    private static int send(Twilio twilio, String to, String from, String body) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("To", to);
        fields.put("From", from);
        fields.put("Body", body);
        fields.put("StatusCallback", twilio.baseUrl() + "/status");
        String login = twilio.accountSid() + ":" + twilio.authToken();
        var request = HttpRequest.newBuilder(
                        twilio.baseUrl().resolve("/2010-04-01/Accounts/" + twilio.accountSid() + "/Messages.json"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Form.of(fields).encoded()))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException dropped) {
            throw new UncheckedIOException(dropped);
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }
}
