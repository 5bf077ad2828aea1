package io.smartqueue;

import io.smartqueue.security.StaffId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody who speaks to the server over HTTP.
 *
 * <p>A path without a leading slash is one of the person's organisation: {@code "sites/"}. A body is JSON text, or
 * anything that JSON can be made of.
 */
public record Person(Organisations organisations, String email, String token, String home, StaffId staffId) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final JsonMapper JSON = JsonMapper.shared();

    public Answer get(String path) {
        return send("GET", path, null, "application/json");
    }

    /** With one more header. */
    public Answer get(String path, String header, String value) {
        return send("GET", path, null, "application/json", header, value);
    }

    public Answer post(String path) {
        return send("POST", path, null, "application/json");
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body, "application/json");
    }

    /** Under an idempotency key. */
    public Answer postOnce(String key, String path, Object body) {
        return send("POST", path, body, "application/json", "Idempotency-Key", key);
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, body, "application/json");
    }

    public Answer patch(String path, Object body) {
        return send("PATCH", path, body, "application/json");
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, "application/json");
    }

    public Answer send(
            String method, String path, @Nullable Object body, String contentType, String... headersWithValues) {
        var publisher = body == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body));
        String address = organisations.address() + (path.startsWith("/") ? path : home + path);
        var request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(30))
                .method(method, publisher);
        if (body != null) {
            request.header("Content-Type", contentType);
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headersWithValues.length > 0) {
            request.headers(headersWithValues);
        }
        try {
            Answer answer = Answer.of(HTTP.send(request.build(), BodyHandlers.ofString()));
            DocumentedAnswers.check(organisations.address(), answer);
            return answer;
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Answer accept(String invitation) {
        return post("/api/v1/auth/invitations/accept/", Map.of("invitation", invitation));
    }

    /** The same person with another token. */
    public Person with(String otherToken) {
        return new Person(organisations, email, otherToken, home, staffId);
    }
}
