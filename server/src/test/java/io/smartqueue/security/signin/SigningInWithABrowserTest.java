package io.smartqueue.security.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class SigningInWithABrowserTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @Autowired
    Organisations organisations;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    @Test
    void aStrangerIsLedToTheLogin() throws Exception {
        HttpResponse<String> answer = get("/counter");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValue("/login?next=%2Fcounter");
    }

    @Test
    void anUnknownAddressSaysSoInsteadOfAskingForALogin() throws Exception {
        HttpResponse<String> answer = get("/prices/2026?lang=en");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("This page does not exist", "href=\"/\"");
        assertThat(get("/prices?lang=ar").body()).contains("dir=\"rtl\"");
        assertThat(get("/administrators").statusCode()).isEqualTo(404);
        assertThat(get("/admin/nobody/screens").headers().firstValue("Location"))
                .hasValue("/login?next=%2Fadmin%2Fnobody%2Fscreens");
    }

    @Test
    void theCookieIsKeptFromScriptsAndFromOtherSites() throws Exception {
        HttpResponse<String> answer = signIn(organisations.open().agent(), Organisations.PASSWORD, "/counter");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValue("/counter");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("session="))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax", "Path=/");
    }

    @Test
    void nobodyIsLedToAnotherSite() throws Exception {
        Person agent = organisations.open().agent();
        for (String next : new String[] {"//evil.example", "https://evil.example", "/\\evil.example", "/\tevil"}) {
            assertThat(signIn(agent, Organisations.PASSWORD, next).headers().firstValue("Location"))
                    .as(next)
                    .hasValue("/counter");
        }
    }

    @Test
    void aWrongPasswordIsToldInThePersonsLanguage() throws Exception {
        HttpResponse<String> answer = signIn(organisations.open().agent(), "guessed", "/counter");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("L’adresse ou le mot de passe est incorrect");
        assertThat(get("/login?lang=ar").body()).contains("dir=\"rtl\"", "كلمة السر");
        assertThat(get("/login").body()).contains("dir=\"rtl\"");
    }

    @Test
    void aFormThatIsNotOursIsRefused() throws Exception {
        Person agent = organisations.open().agent();
        assertThat(post("/login", Map.of("email", agent.email(), "password", Organisations.PASSWORD))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theCookieOpensTheInterfaceButChangesNothingWithoutAFormToken() throws Exception {
        Person agent = organisations.open().agent();
        signIn(agent, Organisations.PASSWORD, "/counter");
        assertThat(get(agent.home() + "queues/").statusCode()).isEqualTo(200);
        HttpResponse<String> forged = post(agent.home() + "agents/me/call-next/", Map.of());
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.body()).contains("form_token_missing");
    }

    @Test
    void afterSigningOutTheCookieOpensNothing() throws Exception {
        signIn(organisations.open().agent(), Organisations.PASSWORD, "/counter");
        HttpCookie session = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("session"))
                .findFirst()
                .orElseThrow();
        assertThat(post("/logout", Map.of("_csrf", token(get("/login").body()))).statusCode())
                .isEqualTo(302);
        cookies.getCookieStore().add(URI.create(organisations.address()), session);
        assertThat(get("/api/v1/auth/me").statusCode()).isEqualTo(401);
    }

    @Test
    void whatIsNotThereIsAPageWithAWayOut() throws Exception {
        HttpResponse<String> answer = get("/nothing/here");
        assertThat(answer.statusCode()).isIn(302, 404);
        HttpResponse<String> unknown = get("/o/nobody-has-this-name");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(unknown.body()).contains("Cette page n’existe pas");
    }

    @Test
    void pagesRunNothingThatIsNotOurs() throws Exception {
        assertThat(get("/login").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
    }

    private HttpResponse<String> signIn(Person person, String password, String next) throws Exception {
        String token = token(get("/login").body());
        return post("/login", Map.of("email", person.email(), "password", password, "next", next, "_csrf", token));
    }

    private static String token(String page) {
        Matcher found = TOKEN.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create(organisations.address() + path))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return browser.send(
                HttpRequest.newBuilder(URI.create(organisations.address() + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }
}
