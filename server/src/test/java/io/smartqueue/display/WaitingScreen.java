package io.smartqueue.display;

import io.smartqueue.Organisations;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A screen that belongs to nobody yet, as its browser sees the server. */
final class WaitingScreen {

    private static final Pattern CODE = Pattern.compile("wall-code\"><bdi dir=\"ltr\">([A-Z0-9]{3}) ([A-Z0-9]{3})<");

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final Organisations organisations;

    WaitingScreen(Organisations organisations) {
        this.organisations = organisations;
    }

    /** Loads the page, as it does by itself every few seconds. */
    HttpResponse<String> load() {
        return get("/display");
    }

    String code() {
        Matcher code = CODE.matcher(load().body());
        if (!code.find()) {
            throw new AssertionError("the screen shows no code");
        }
        return code.group(1) + code.group(2);
    }

    /** The address to which the screen is led, once it is somebody's. */
    Optional<String> led() {
        return load().headers().firstValue("Location");
    }

    HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(organisations.address() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return browser.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
