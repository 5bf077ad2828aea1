package io.smartqueue.security.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.live.SecondServer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Cookies and the tokens of forms that somebody else has planted in a browser are worth nothing. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormTokensTest {

    private static final Pattern FIELD = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    /** A page with a form, as a browser has it. */
    private record Form(String cookie, String token) {}

    @Autowired
    Organisations organisations;

    private final HttpClient http = HttpClient.newHttpClient();
    private SecondServer behindTls;

    @BeforeAll
    void startAServerWithAnHttpsAddress() {
        behindTls = SecondServer.start("--public.base-url=https://queue.example");
    }

    @AfterAll
    void stopIt() {
        behindTls.close();
    }

    @Test
    void ofAnotherSessionAreRefused() throws Exception {
        URI here = URI.create(organisations.address());
        Person victim = organisations.open().agent();
        Person attacker = organisations.open().agent();
        String attackers = "session=" + attacker.token();
        String victims = "session=" + victim.token();

        Form planted = form(here, attackers);
        assertThat(post(here, victims + "; " + planted.cookie(), planted.token())
                        .statusCode())
                .isEqualTo(403);
        Form ofNobody = form(here, "other=1", "/login");
        assertThat(post(here, victims + "; " + ofNobody.cookie(), ofNobody.token())
                        .statusCode())
                .isEqualTo(403);

        Form own = form(here, victims);
        assertThat(post(here, victims + "; " + own.cookie(), planted.token()).statusCode())
                .isEqualTo(403);
        assertThat(post(here, victims + "; " + own.cookie(), own.token()).statusCode())
                .as("a password that is wrong, so the form was taken")
                .isEqualTo(422);
    }

    @Test
    void inCookiesOfASiblingHostAreNotRead() throws Exception {
        URI here = behindTls.address();
        String token = organisations.open().agent().token();

        assertThat(get(here, "session=" + token, "/password").statusCode())
                .as("a name that another host of the domain can set")
                .isEqualTo(302);
        assertThat(get(here, "__Host-session=" + token, "/password").statusCode())
                .isEqualTo(200);

        Form own = form(here, "__Host-session=" + token);
        assertThat(own.cookie()).startsWith("__Host-form=");
        String planted = own.cookie().replace("__Host-form=", "form=");
        assertThat(post(here, "__Host-session=" + token + "; " + planted, own.token())
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(here, "__Host-session=" + token + "; " + own.cookie(), own.token())
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void areOfOneHostAndSecure() throws Exception {
        List<String> cookies =
                get(behindTls.address(), "other=1", "/login").headers().allValues("Set-Cookie");
        assertThat(cookies)
                .filteredOn(cookie -> cookie.startsWith("__Host-form="))
                .singleElement()
                .asString()
                .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain");
    }

    private Form form(URI server, String cookies) throws Exception {
        return form(server, cookies, "/password");
    }

    private Form form(URI server, String cookies, String path) throws Exception {
        HttpResponse<String> page = get(server, cookies, path);
        Matcher field = FIELD.matcher(page.body());
        assertThat(field.find()).as(page.body()).isTrue();
        String cookie = page.headers().allValues("Set-Cookie").stream()
                .filter(set -> set.contains("form="))
                .findFirst()
                .orElseThrow()
                .replaceFirst(";.*", "");
        return new Form(cookie, field.group(1));
    }

    private HttpResponse<String> get(URI server, String cookies, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(server.resolve(path))
                        .header("Cookie", cookies)
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(URI server, String cookies, String token) throws Exception {
        String fields = "current=not+this+one&new=another+pass+phrase&_csrf="
                + URLEncoder.encode(token, StandardCharsets.UTF_8);
        return http.send(
                HttpRequest.newBuilder(server.resolve("/password"))
                        .header("Cookie", cookies)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields))
                        .build(),
                BodyHandlers.ofString());
    }
}
