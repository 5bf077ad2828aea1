package io.smartqueue.twiliosandbox.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smartqueue.twiliosandbox.http.Form;
import io.smartqueue.twiliosandbox.http.LoggedRequest;
import io.smartqueue.twiliosandbox.http.LoggedRequest.Kind;
import io.smartqueue.twiliosandbox.http.RequestLog;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Posts signed forms to the customer's server, with Twilio's timeouts and retries, and logs each. */
public final class Webhooks implements AutoCloseable {
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);

    private final Supplier<String> authToken;
    private final InstantSource clock;
    private final RequestLog log;
    // The connect timeout belongs to the client, not to the request.
    private final Map<Duration, HttpClient> clients = new ConcurrentHashMap<>();

    /** @param authToken read for each post, because it may be rotated */
    public Webhooks(Supplier<String> authToken, InstantSource clock, RequestLog log) {
        this.authToken = authToken;
        this.clock = clock;
        this.log = log;
    }

    /** @param idempotencyToken the same for every attempt at, and copy of, one event */
    public Posting post(Kind kind, CallbackAddress address, Form form, String about, String idempotencyToken)
            throws InterruptedException {
        Map<String, String> headers = headers(address, form, idempotencyToken);
        Instant started = clock.instant();
        Posting posting = attemptRepeatedly(address, headers, form);
        log.add(new LoggedRequest(
                0,
                started,
                kind,
                "POST",
                address.url(),
                about,
                posting.status(),
                posting.summary(),
                posting.took(),
                headers,
                form,
                posting.body()));
        return posting;
    }

    @Override
    public void close() {
        clients.values().forEach(HttpClient::shutdownNow);
    }

    private Map<String, String> headers(CallbackAddress address, Form form, String idempotencyToken) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
        headers.put("User-Agent", "TwilioProxy/1.1");
        headers.put("Accept", "*/*");
        headers.put("X-Home-Region", "us1");
        headers.put("I-Twilio-Idempotency-Token", idempotencyToken);
        headers.put("X-Twilio-Signature", Signature.of(address.url(), form, authToken.get()));
        return headers;
    }

    private Posting attemptRepeatedly(CallbackAddress address, Map<String, String> headers, Form form)
            throws InterruptedException {
        long start = System.nanoTime();
        Posting last = attempt(address, headers, form, Duration.ZERO);
        int attempts = 1;
        while (attempts <= address.retries()
                && address.retriesAfter(last)
                && since(start).compareTo(address.totalTimeout()) < 0) {
            Thread.sleep(BETWEEN_ATTEMPTS);
            last = attempt(address, headers, form, since(start));
            attempts++;
        }
        return last.after(attempts, since(start));
    }

    private Posting attempt(CallbackAddress address, Map<String, String> headers, Form form, Duration used)
            throws InterruptedException {
        Duration left = address.totalTimeout().minus(used);
        Duration patience = left.compareTo(address.readTimeout()) < 0 ? left : address.readTimeout();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address.url()))
                .timeout(patience.isPositive() ? patience : Duration.ofMillis(1))
                .POST(BodyPublishers.ofString(form.encoded(), UTF_8));
        headers.forEach(request::header);
        try {
            var response = client(address.connectTimeout()).send(request.build(), BodyHandlers.ofString(UTF_8));
            return Posting.answered(response.statusCode(), response.body());
        } catch (HttpConnectTimeoutException | ConnectException unreachable) {
            return Posting.unanswered("ct");
        } catch (HttpTimeoutException silent) {
            return Posting.unanswered("rt");
        } catch (IOException broken) {
            return Posting.unanswered("rt");
        }
    }

    private HttpClient client(Duration connectTimeout) {
        return clients.computeIfAbsent(
                connectTimeout,
                timeout -> HttpClient.newBuilder()
                        .version(Version.HTTP_1_1)
                        .followRedirects(Redirect.NEVER)
                        .connectTimeout(timeout)
                        .build());
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
