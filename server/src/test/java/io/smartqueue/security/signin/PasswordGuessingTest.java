package io.smartqueue.security.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class PasswordGuessingTest {

    private static final AtomicInteger HOSTS = new AtomicInteger();
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    TestTenant bank;
    Person agent;

    @BeforeEach
    void open() {
        jdbc.sql("delete from login_failure").update();
        bank = organisations.open();
        agent = bank.agent();
    }

    @Test
    void fromOneNetworkLeavesTheAccountOpenForOthers() {
        String attacker = address();
        guess(60, agent, attacker);
        signIn(agent, Organisations.PASSWORD, attacker).refused(429, "too_many_failures");
        signIn(agent, Organisations.PASSWORD, address()).is(200);
    }

    @Test
    void atOneAccountLeavesTheBranchOpenForTheOthers() {
        String branch = address();
        guess(50, agent, branch);
        // At once, because the wait ends, on a slow machine even while the other signs in.
        signIn(agent, Organisations.PASSWORD, branch).refused(429, "too_many_failures");
        signIn(bank.manager(), Organisations.PASSWORD, branch).is(200);
    }

    @Test
    void atManyAccountsSlowsTheAddress() {
        String attacker = address();
        for (int i = 0; i < 50; i++) {
            signIn("made-up-" + i + "@nowhere.example", "guess", attacker).refused(401, "wrong_credentials");
        }
        signIn(agent, Organisations.PASSWORD, attacker).refused(429, "too_many_failures");
        signIn(agent, Organisations.PASSWORD, address()).is(200);
    }

    @Test
    void fromManyNetworksSlowsOnlyUnknownDevices() throws Exception {
        HttpClient counter = browser();
        assertThat(onPage(counter, Organisations.PASSWORD)).isEqualTo(302);
        for (int network = 0; network < 10; network++) {
            guess(5, agent, address());
        }
        signIn(agent, Organisations.PASSWORD, address()).refused(429, "too_many_failures");
        assertThat(onPage(browser(), Organisations.PASSWORD)).isEqualTo(429);
        assertThat(onPage(counter, Organisations.PASSWORD)).isEqualTo(302);
    }

    @Test
    void withAKnownDeviceSlowsThisDevice() throws Exception {
        HttpClient stolen = browser();
        assertThat(onPage(stolen, Organisations.PASSWORD)).isEqualTo(302);
        for (int i = 0; i < 5; i++) {
            assertThat(onPage(stolen, "guess " + i)).isEqualTo(401);
        }
        assertThat(onPage(stolen, Organisations.PASSWORD)).isEqualTo(429);
        signIn(agent, Organisations.PASSWORD, address()).is(200);
    }

    @Test
    void withADeviceThatAnotherAccountUsesGainsNothing() throws Exception {
        HttpClient colleague = browser();
        agent = bank.manager();
        assertThat(onPage(colleague, Organisations.PASSWORD)).isEqualTo(302);
        agent = bank.agent();
        for (int network = 0; network < 10; network++) {
            guess(5, agent, address());
        }
        assertThat(onPage(colleague, Organisations.PASSWORD)).isEqualTo(429);
    }

    @Test
    void fromASubnetOfTheSameNetworkCountsTogether() {
        for (int subnet = 0; subnet < 5; subnet++) {
            signIn(agent, "guess", "2001:db8:7:" + subnet + "::1").refused(401, "wrong_credentials");
        }
        signIn(agent, Organisations.PASSWORD, "2001:db8:7:99::1").refused(429, "too_many_failures");
        signIn(agent, Organisations.PASSWORD, "2001:db8:8::1").is(200);
    }

    @Test
    void endsWhatADeviceWasKnownForWithTheReset() throws Exception {
        HttpClient stolen = browser();
        assertThat(onPage(stolen, Organisations.PASSWORD)).isEqualTo(302);
        String once = bank.admin()
                .post("agents/" + agent.staffId() + "/password-reset/")
                .is(200)
                .text("one_time_password");
        for (int network = 0; network < 10; network++) {
            guess(5, agent, address());
        }
        assertThat(onPage(stolen, once)).isEqualTo(429);
    }

    private static String address() {
        return "203.0.113." + HOSTS.incrementAndGet();
    }

    private void guess(int times, Person person, String from) {
        for (int i = 0; i < times; i++) {
            assertThat(signIn(person, "guess " + i, from).status()).isIn(401, 429);
        }
    }

    private Answer signIn(Person person, String password, String from) {
        return signIn(person.email(), password, from);
    }

    private Answer signIn(String email, String password, String from) {
        return organisations
                .nobody()
                .send(
                        "POST",
                        "/api/v1/auth/",
                        Map.of("email", email, "password", password),
                        "application/json",
                        "X-Forwarded-For",
                        from);
    }

    private static HttpClient browser() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    private int onPage(HttpClient browser, String password) throws Exception {
        URI login = URI.create(organisations.address() + "/login");
        String page = browser.send(HttpRequest.newBuilder(login).build(), BodyHandlers.ofString())
                .body();
        var token = TOKEN.matcher(page);
        assertThat(token.find()).isTrue();
        String form = "email=" + encoded(agent.email()) + "&password=" + encoded(password) + "&_csrf="
                + encoded(token.group(1));
        HttpResponse<String> answer = browser.send(
                HttpRequest.newBuilder(login)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("X-Forwarded-For", address())
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        return answer.statusCode();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
