package io.smartqueue.reception;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Organisations;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody from the street with a browser that runs no script: reads pages, sends their forms. */
public final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern SHEET = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");

    private final Organisations organisations;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    public Visitor(Organisations organisations) {
        this.organisations = organisations;
    }

    public HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(organisations.address() + path))
                .timeout(Duration.ofSeconds(30));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    public String page(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    /** Sends the form that stands on a page, with what the visitor writes there. */
    public HttpResponse<String> send(String page, String to, Map<String, String> written) {
        return sendFrom("127.0.0.1", page, to, written);
    }

    /** From another address, as a proxy tells it. */
    HttpResponse<String> sendFrom(String address, String page, String to, Map<String, String> written) {
        Map<String, String> fields = new HashMap<>(written);
        fields.putIfAbsent("_csrf", first(TOKEN, page));
        Matcher sheet = SHEET.matcher(page);
        if (sheet.find()) {
            fields.putIfAbsent("form", sheet.group(1));
        }
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(organisations.address() + to))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-For", address)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** Takes a ticket, which must succeed, and returns the address of its page. */
    public String take(String line, Map<String, String> written) {
        return to(send(page(line), line, written));
    }

    public static String to(HttpResponse<String> redirected) {
        assertThat(redirected.statusCode()).as(redirected.body()).isEqualTo(302);
        return redirected.headers().firstValue("Location").orElseThrow();
    }

    private static String first(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(request.uri() + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
