package io.smartqueue.staff.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.FormBrowser;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where somebody is signed in, seen and ended by themselves. */
@DatabaseTest
class SessionsTest {

    private static final String ON_A_PHONE =
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile"
                    + " Safari/537.36";

    @Autowired
    Organisations organisations;

    private Person agent;

    @BeforeEach
    void open() {
        agent = organisations.open().agent();
    }

    @Test
    void areListedByWhatTheyAreRecognisedBy() {
        String phone = signIn(ON_A_PHONE);
        signIn("curl/8.5.0");

        var seen = agent.with(phone).get("/api/v1/auth/sessions/").is(200);

        assertThat(seen.text("count")).isEqualTo("3");
        assertThat(seen.text("results.0.client")).isEqualTo("curl");
        assertThat(seen.text("results.1.client")).isEqualTo("Chrome, Android");
        assertThat(seen.text("results.1.current")).isEqualTo("true");
        assertThat(seen.text("results.0.current")).isEqualTo("false");
    }

    @Test
    void areEndedOneByOne() {
        String lost = signIn(ON_A_PHONE);
        String id = agent.with(lost).get("/api/v1/auth/sessions/").text("results.0.id");

        agent.delete("/api/v1/auth/sessions/" + id + "/").is(204);

        agent.with(lost).get("/api/v1/auth/me/").is(401);
        agent.get("/api/v1/auth/me/").is(200);
        agent.delete("/api/v1/auth/sessions/" + id + "/").refused(404, "unknown_session");
    }

    @Test
    void ofSomebodyElseAreUnknown() {
        Person other = organisations.open().agent();
        String id = other.get("/api/v1/auth/sessions/").text("results.0.id");

        agent.delete("/api/v1/auth/sessions/" + id + "/").refused(404, "unknown_session");
        agent.delete("/api/v1/auth/sessions/" + UUID.randomUUID() + "/").refused(404, "unknown_session");
        other.get("/api/v1/auth/me/").is(200);
    }

    @Test
    void areSeenAndEndedOnAPage() {
        var browser = new FormBrowser(organisations.address());
        browser.get("/login");
        browser.post("/login", Map.of("email", agent.email(), "password", Organisations.PASSWORD));
        String phone = signIn(ON_A_PHONE);
        String id = agent.with(phone).get("/api/v1/auth/sessions/").text("results.0.id");

        assertThat(browser.get("/account").body()).contains("Chrome, Android").contains(id);
        browser.post("/account/sessions/" + id + "/end", Map.of());

        assertThat(browser.get("/account").body()).doesNotContain(id);
        agent.with(phone).get("/api/v1/auth/me/").is(401);
    }

    private String signIn(String client) {
        return agent.with("")
                .send(
                        "POST",
                        "/api/v1/auth/",
                        Map.of("email", agent.email(), "password", Organisations.PASSWORD),
                        "application/json",
                        "User-Agent",
                        client)
                .is(200)
                .text("token");
    }
}
