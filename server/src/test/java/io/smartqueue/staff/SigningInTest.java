package io.smartqueue.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.Await;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestDatabase;
import io.smartqueue.queue.Rush;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class SigningInTest {

    private static final String NEW = "another long password";

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    Person agent;

    @BeforeEach
    void open() {
        // All tests come from one address, which has its own patience.
        jdbc.sql("delete from login_failure").update();
        agent = organisations.open().agent();
    }

    @Test
    void givesATokenThatIsAcceptedByTheOrganisation() {
        Answer session = signIn(agent.email().toUpperCase(Locale.ROOT), Organisations.PASSWORD)
                .is(200);

        assertThat(session.text("token")).startsWith("sq_");
        assertThat(session.text("expires_at")).endsWith("Z");
        assertThat(session.text("user.email")).isEqualTo(agent.email());
        assertThat(session.json().at("/user/is_operator").isBoolean()).isTrue();
        Answer me = agent.with(session.text("token")).get("/api/v1/auth/me/").is(200);
        assertThat(me.text("tenants.0.role")).isEqualTo("agent");
        assertThat(me.body()).isEqualTo(session.json().path("user").toString());
    }

    @Test
    void aTokenThatAnotherServerRevokedIsRefusedSoon() {
        agent.get("/api/v1/auth/me/").is(200);
        jdbc.sql("""
                        delete from access_token
                        where account_id = (select id from account where email = :email)
                        """).param("email", agent.email()).update();
        Await.until(Duration.ofSeconds(60), () -> agent.get("/api/v1/auth/me/").status(), status -> status == 401);
    }

    @Test
    void isOpenToWhoHasATokenAlready() {
        agent.post("/api/v1/auth/", Map.of("email", agent.email(), "password", Organisations.PASSWORD))
                .is(200);
    }

    @Test
    void tellsNobodyWhichAccountsExist() {
        Answer wrong = signIn(agent.email(), "not this one").refused(401, "wrong_credentials");
        Answer unknown = signIn("nobody@smartqueue.example", "not this one").refused(401, "wrong_credentials");
        assertThat(wrong.body()).isEqualTo(unknown.body());
    }

    @Test
    void waitsLongerAfterEachFurtherFailure() {
        for (int i = 0; i < 5; i++) {
            signIn(agent.email(), "guess " + i).refused(401, "wrong_credentials");
        }
        Answer slowed = signIn(agent.email(), Organisations.PASSWORD).refused(429, "too_many_failures");
        assertThat(slowed.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();

        jdbc.sql("update login_failure set last_failed_at = last_failed_at - interval '2 seconds'")
                .update();
        signIn(agent.email(), "guess again").refused(401, "wrong_credentials");
        jdbc.sql("update login_failure set last_failed_at = last_failed_at - interval '1 seconds'")
                .update();
        signIn(agent.email(), Organisations.PASSWORD).refused(429, "too_many_failures");

        jdbc.sql("update login_failure set last_failed_at = last_failed_at - interval '4 seconds'")
                .update();
        signIn(agent.email(), Organisations.PASSWORD).is(200);
        signIn(agent.email(), "guess").refused(401, "wrong_credentials");
    }

    @Test
    void countsGuessesThatComeAtOnce() {
        List<Integer> answers =
                Rush.of(16, i -> () -> signIn(agent.email(), "guess " + i).status());
        assertThat(answers).filteredOn(status -> status == 401).hasSizeBetween(5, 7);
        assertThat(answers).filteredOn(status -> status == 429).hasSizeBetween(9, 11);
    }

    @Test
    void leavesNoTraceOfAnAttemptThatWasRight() {
        signIn(agent.email(), "guess").refused(401, "wrong_credentials");
        signIn(agent.email(), Organisations.PASSWORD).is(200);
        assertThat(jdbc.sql("select failures from login_failure")
                        .query(Integer.class)
                        .list())
                .as("of the account and of the address; none of both together")
                .containsExactly(1, 1);
    }

    @Test
    void refusesWhatIsNoLogin() {
        Person nobody = organisations.nobody();
        nobody.post("/api/v1/auth/", "{}").rejects("email:required", "password:required");
        nobody.post("/api/v1/auth/", "{").refused(400, "invalid_json");
        nobody.post("/api/v1/auth/", Map.of("email", "x".repeat(255), "password", "x".repeat(201)))
                .rejects("email:too_long", "password:too_long");
        nobody.send("POST", "/api/v1/auth/", "email=a", "application/x-www-form-urlencoded")
                .refused(415, "unsupported_media_type");
        nobody.post("/api/v1/auth/", " ".repeat(2 << 20)).refused(413, "body_too_large");
        nobody.get("/api/v1/auth/").refused(405, "method_not_allowed");
    }

    @Test
    void endsWithSigningOut() {
        String other = signIn(agent.email(), Organisations.PASSWORD).text("token");
        agent.post("/api/v1/auth/logout/").is(204);

        agent.get("/api/v1/auth/me/").refused(401, "not_signed_in");
        agent.with(other).get("/api/v1/auth/me/").is(200);
    }

    @Test
    void endsEverywhereElseWhenThePasswordChanges() {
        String other = signIn(agent.email(), Organisations.PASSWORD).text("token");
        change(Organisations.PASSWORD, NEW).is(204);

        agent.get("/api/v1/auth/me/").is(200);
        agent.with(other).get("/api/v1/auth/me/").refused(401, "not_signed_in");
        signIn(agent.email(), Organisations.PASSWORD).refused(401, "wrong_credentials");
        signIn(agent.email(), NEW).is(200);
    }

    @Test
    void needsAPasswordThatIsHardToGuess() {
        change("not this one", NEW).rejects("current:wrong_password");
        change(Organisations.PASSWORD, "too short").rejects("new:too_short");
        change(Organisations.PASSWORD, "é".repeat(37)).rejects("new:too_long");
        change(Organisations.PASSWORD, Organisations.PASSWORD).rejects("new:unchanged");
        agent.post("/api/v1/auth/password/", "{}").rejects("current:required", "new:required");
    }

    @Test
    void needsAPasswordThatIsNotAmongTheFirstToBeTried() {
        for (String easy : List.of(
                "aaaaaaaaaa",
                "          ",
                " \u00a0\u2003         ",
                "abababababab",
                agent.email(),
                agent.email().toUpperCase(Locale.ROOT) + " ",
                "1234567890",
                "9876543210",
                "abcdefghij",
                "azertyuiop",
                "Qwertyuiop12",
                "Password1234!",
                "motdepasse2026")) {
            change(Organisations.PASSWORD, easy).rejects("new:too_easy");
        }
        change(Organisations.PASSWORD, NEW).is(204);
    }

    @Test
    void isWhatEverythingElseNeeds() {
        organisations.nobody().get("/api/v1/auth/me/").refused(401, "not_signed_in");
        agent.with("sq_made_up").get("/api/v1/auth/me/").refused(401, "not_signed_in");
        assertThat(organisations.nobody().get("/api/v1/auth/me/").headers().firstValue("WWW-Authenticate"))
                .contains("Bearer");
    }

    @Test
    void lastsADay() throws SQLException {
        try (var connection = TestDatabase.owner().connect();
                var expire = connection.prepareStatement("""
                        update access_token set expires_at = now() - interval '1 second'
                        where account_id = (select id from account where email = ?)
                        """)) {
            expire.setString(1, agent.email());
            assertThat(expire.executeUpdate()).isEqualTo(1);
        }
        agent.get("/api/v1/auth/me/").refused(401, "not_signed_in");
    }

    private Answer signIn(String email, String password) {
        return organisations.nobody().post("/api/v1/auth/", Map.of("email", email, "password", password));
    }

    private Answer change(String current, String replacement) {
        return agent.post("/api/v1/auth/password/", Map.of("current", current, "new", replacement));
    }
}
