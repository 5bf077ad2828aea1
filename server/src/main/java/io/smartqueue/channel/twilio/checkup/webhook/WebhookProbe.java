package io.smartqueue.channel.twilio.checkup.webhook;

import io.smartqueue.channel.twilio.webhook.Form;
import io.smartqueue.channel.twilio.webhook.Signature;
import io.smartqueue.kernel.Secret;
import io.smartqueue.settings.WebAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Calls our own webhook as Twilio would, with a receipt for a message that does not exist. */
record WebhookProbe(WebAddress open, @Nullable String accountSid) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String LATE = "no answer within " + PATIENCE.toSeconds() + " s";
    private static final int MOST_READ = 2_000;
    private static final String NOBODYS = "MessageSid=" + Signature.OF_NO_MESSAGE + "&MessageStatus=sent";

    sealed interface Heard {

        /** @param ours whether SmartQueue itself refused the signature */
        record Answer(int status, boolean ours) implements Heard {}

        record BadCertificate() implements Heard {}

        record Nothing(String because) implements Heard {}
    }

    String address() {
        return open + "/webhooks/twilio/status";
    }

    Heard with(Secret token) {
        ExecutorService aside = Executors.newVirtualThreadPerTaskExecutor();
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build();
        try {
            // The client's own timeouts do not cover the DNS lookup.
            Future<Heard> heard = aside.submit(() -> answer(http, token));
            return heard.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return new Heard.Nothing(LATE);
        } catch (ExecutionException failed) {
            return failed.getCause() instanceof SSLException
                    ? new Heard.BadCertificate()
                    : new Heard.Nothing(inWords(failed.getCause()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Heard.Nothing("interrupted");
        } finally {
            http.shutdownNow();
            aside.shutdownNow();
        }
    }

    private static String inWords(@Nullable Throwable cause) {
        if (cause instanceof ConnectException) {
            return "nobody listens there, or the name is not known";
        }
        return cause == null || cause instanceof HttpTimeoutException
                ? LATE
                : cause.getClass().getSimpleName();
    }

    private Heard answer(HttpClient http, Secret token) throws IOException, InterruptedException {
        String receipt = NOBODYS + (accountSid == null ? "" : "&AccountSid=" + accountSid.strip());
        HttpRequest request = HttpRequest.newBuilder(URI.create(address()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .header("User-Agent", "smartqueue doctor")
                .header("X-Twilio-Signature", Signature.of(address(), Form.parse(receipt), token))
                .POST(HttpRequest.BodyPublishers.ofString(receipt))
                .build();
        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            String begin = new String(body.readNBytes(MOST_READ), StandardCharsets.UTF_8);
            return new Heard.Answer(response.statusCode(), begin.contains("invalid_signature"));
        }
    }
}
