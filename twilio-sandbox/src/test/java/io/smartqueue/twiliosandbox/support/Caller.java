package io.smartqueue.twiliosandbox.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.http.Form;
import io.smartqueue.twiliosandbox.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Speaks plain HTTP to a sandbox, as somebody without the SDK would. */
public final class Caller {
    public static final String PHONE = "+221770000012";
    public static final String SENDER = "+15005550006";

    private final HttpClient client = HttpClient.newHttpClient();
    private final TwilioSandbox sandbox;
    private final String user;
    private final String secret;

    public Caller(TwilioSandbox sandbox) {
        this(sandbox, sandbox.accountSid(), sandbox.authToken());
    }

    public Caller(TwilioSandbox sandbox, String user, String secret) {
        this.sandbox = sandbox;
        this.user = user;
        this.secret = secret;
    }

    public record Heard(int status, HttpHeaders headers, String text) {
        public JsonNode json() {
            return Json.MAPPER.readTree(text);
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    public Heard create(String... namesAndValues) {
        return post("/Messages.json", namesAndValues);
    }

    /** A message that is fine in every respect but those that are given. */
    public Heard createUsual(String... namesAndValues) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of("To", PHONE, "From", SENDER, "Body", "Bonjour"));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return send(request(account("/Messages.json"))
                .POST(BodyPublishers.ofString(Form.of(fields).encoded())));
    }

    public Heard post(String path, String... namesAndValues) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return send(request(account(path))
                .POST(BodyPublishers.ofString(Form.of(fields).encoded(), UTF_8)));
    }

    public Heard get(String path) {
        return send(request(account(path)).GET());
    }

    public Heard delete(String path) {
        return send(request(account(path)).DELETE());
    }

    /** A form to a path outside the account. */
    public Heard postAnywhere(String path, String... namesAndValues) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return send(request(sandbox.baseUrl().resolve(path))
                .POST(BodyPublishers.ofString(Form.of(fields).encoded(), UTF_8)));
    }

    /** Outside the account: another account's path, or a uri out of an answer. */
    public Heard getAnywhere(String path) {
        return send(request(sandbox.baseUrl().resolve(path)).GET());
    }

    /** A request in JSON to one of the newer APIs. */
    public Heard json(String method, String path, String json) {
        return send(request(sandbox.baseUrl().resolve(path))
                .setHeader("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json, UTF_8)));
    }

    public Heard control(String method, String path, String json) {
        return send(HttpRequest.newBuilder(sandbox.baseUrl().resolve("/_sandbox/" + path))
                .method(method, BodyPublishers.ofString(json, UTF_8)));
    }

    public Heard send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString(UTF_8));
            return new Heard(response.statusCode(), response.headers(), response.body());
        } catch (IOException dropped) {
            throw new UncheckedIOException(dropped);
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    private URI account(String path) {
        return sandbox.baseUrl().resolve("/2010-04-01/Accounts/" + sandbox.accountSid() + path);
    }

    private HttpRequest.Builder request(URI uri) {
        String pair = Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(UTF_8));
        return HttpRequest.newBuilder(uri)
                .header("Authorization", "Basic " + pair)
                .header("Content-Type", "application/x-www-form-urlencoded");
    }
}
