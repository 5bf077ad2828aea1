package io.smartqueue.staff.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.Await;
import io.smartqueue.DatabaseTest;
import io.smartqueue.FormBrowser;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.channel.smtp.RealMailServer;
import io.smartqueue.channel.smtp.RealMailServer.Received;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A forgotten password is replaced by whoever reads the mail of the account's address. */
@DatabaseTest
class ForgottenPasswordsTest {

    private static final RealMailServer MAIL = RealMailServer.withStartTls();
    private static final String NEW = "another long password";
    private static final Pattern LINK = Pattern.compile("http://queue\\.example/reset\\?token=(sqr_[\\w-]+)");

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    private Person agent;
    private Person nobody;

    @DynamicPropertySource
    static void useTheMailServer(DynamicPropertyRegistry settings) {
        settings.add("smtp.url", () -> MAIL.url("smtp"));
        settings.add("smtp.from", () -> "Queue <no-reply@queue.example>");
        settings.add("smtp.ca-file", () -> MAIL.authority().toString());
        settings.add("public.base-url", () -> "http://queue.example");
    }

    @AfterAll
    static void stopIt() {
        MAIL.close();
    }

    @BeforeEach
    void open() {
        agent = organisations.open().agent();
        nobody = agent.with("");
    }

    @Test
    void areReplacedWithTheLinkOfALetter() throws Exception {
        ask(agent.email().toUpperCase(Locale.ROOT)).is(202);
        String token = tokenOf(letters(1).getFirst());

        reset(token, NEW).is(204);

        agent.get("/api/v1/auth/me/").is(401);
        signIn(Organisations.PASSWORD).refused(401, "wrong_credentials");
        signIn(NEW).is(200);
    }

    @Test
    void areReplacedOnceByALetterAndByNoOlderOne() throws Exception {
        ask(agent.email()).is(202);
        String first = tokenOf(letters(1).getFirst());
        ask(agent.email()).is(202);
        String second = tokenOf(letters(2).getLast());

        reset(second, NEW).is(204);

        reset(second, "a third long password").refused(400, "token_spent");
        reset(first, "a third long password").refused(400, "token_spent");
        reset("sqr_nothing", "a third long password").refused(400, "token_spent");
        signIn(NEW).is(200);
    }

    @Test
    void areNotReplacedHalfAnHourLater() throws Exception {
        ask(agent.email()).is(202);
        String token = tokenOf(letters(1).getFirst());
        jdbc.sql("update password_reset set expires_at = expires_at - interval '30 minutes'")
                .update();

        reset(token, NEW).refused(400, "token_spent");
        signIn(Organisations.PASSWORD).is(200);
    }

    @Test
    void areReplacedByAPasswordThatKeepsTheRules() throws Exception {
        ask(agent.email()).is(202);
        String token = tokenOf(letters(1).getFirst());

        reset(token, "short").refused(400, "validation_failed");
        reset(token, agent.email()).refused(400, "validation_failed");
        reset(token, NEW).is(204);
    }

    @Test
    void tellNobodyWhichAccountsExist() {
        Answer known = ask(agent.email()).is(202);
        Answer unknown = ask("nobody-at-all@smartqueue.example").is(202);

        assertThat(unknown.body()).isEqualTo(known.body());
        letters(1);
        assertThat(MAIL.to("nobody-at-all@smartqueue.example")).isEmpty();
    }

    @Test
    void fillNobodysMailbox() {
        for (int i = 0; i < 6; i++) {
            ask(agent.email()).is(202);
        }
        Person other = organisations.open().agent();
        ask(other.email()).is(202);
        // One thread sends them in their order, so nothing is on its way before this one.
        Await.until(Duration.ofSeconds(30), () -> MAIL.to(other.email()), received -> received.size() == 1);
        assertThat(MAIL.to(agent.email())).hasSize(3);
    }

    @Test
    void areAskedForAndReplacedOnAPage() throws Exception {
        var browser = new FormBrowser(organisations.address());

        assertThat(browser.get("/login").body()).contains("/forgot");
        browser.get("/forgot");
        assertThat(browser.post("/forgot", Map.of("email", "")).body()).contains("role=\"alert\"");
        assertThat(browser.post("/forgot", Map.of("email", agent.email())).body())
                .contains("role=\"status\"");
        String token = tokenOf(letters(1).getFirst());
        assertThat(browser.get("/reset?token=" + token).body()).contains("autocomplete=\"new-password\"");
        assertThat(browser.post("/reset", Map.of("token", token, "new", "short"))
                        .body())
                .contains("role=\"alert\"")
                .contains(token);
        browser.post("/reset", Map.of("token", token, "new", NEW));
        assertThat(browser.get("/reset?token=" + token).body())
                .contains("/forgot")
                .doesNotContain("new-password");
        signIn(NEW).is(200);
    }

    private Answer ask(String email) {
        return nobody.post("/api/v1/auth/forgot/", Map.of("email", email));
    }

    private Answer reset(String token, String password) {
        return nobody.post("/api/v1/auth/reset/", Map.of("token", token, "new", password));
    }

    private Answer signIn(String password) {
        return nobody.post("/api/v1/auth/", Map.of("email", agent.email(), "password", password));
    }

    private List<Received> letters(int count) {
        return Await.until(Duration.ofSeconds(30), () -> MAIL.to(agent.email()), received -> received.size() == count);
    }

    private static String tokenOf(Received letter) throws Exception {
        var mail = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(letter.text().getBytes(StandardCharsets.UTF_8)));
        var link = LINK.matcher(mail.getContent().toString());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
