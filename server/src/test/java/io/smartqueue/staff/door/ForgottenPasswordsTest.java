package io.smartqueue.staff.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.Await;
import io.smartqueue.FormBrowser;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.channel.smtp.RealMailServer.Received;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A forgotten password is replaced by whoever reads the mail of the account's address. */
class ForgottenPasswordsTest extends MailScenario {

    private static final String NEW = "another long password";
    private static final Pattern LINK = Pattern.compile("http://queue\\.example/reset\\?token=(sqr_[\\w-]+)");

    private Person agent;
    private Person nobody;

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
        return letters(agent.email(), count);
    }

    private static String tokenOf(Received letter) throws Exception {
        var link = LINK.matcher(words(letter));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
