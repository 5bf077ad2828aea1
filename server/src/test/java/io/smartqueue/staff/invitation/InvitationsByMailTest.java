package io.smartqueue.staff.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.Await;
import io.smartqueue.FormBrowser;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import io.smartqueue.channel.smtp.RealMailServer.Stage;
import io.smartqueue.staff.door.MailScenario;
import io.smartqueue.tenant.Suspensions;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody is invited by a letter, and works here once they chose a password, or signed in to what they have. */
class InvitationsByMailTest extends MailScenario {

    private static final Pattern LINK = Pattern.compile("http://queue\\.example(/invitation\\?token=(sqi_[\\w-]+))");
    private static final String PASSWORD = "my own long password";

    @Autowired
    OwedLetters owed;

    @Autowired
    Suspensions suspensions;

    @Autowired
    JdbcClient jdbc;

    TestTenant bank;
    Person admin;
    String email;

    @BeforeEach
    void open() {
        bank = organisations.open();
        admin = bank.admin();
        email = "khady-" + Organisations.unique() + "@smartqueue.example";
    }

    @Test
    void letsAPersonWithoutAnAccountChooseTheirPassword() throws Exception {
        Answer invited = invite(email).is(201);
        assertThat(invited.text("status")).isEqualTo("invited");
        assertThat(invited.text("letter.state")).isEqualTo("owed");
        assertThat(invited.json().has("one_time_password")).isFalse();
        assertThat(invited.json().has("invitation")).isFalse();

        String link = linkFor(email, 1);
        Await.until(
                Duration.ofSeconds(30),
                () -> admin.get("agents/" + invited.id()).text("letter.state"),
                "sent"::equals);
        var browser = new FormBrowser(organisations.address());
        assertThat(browser.get(link).body()).contains("autocomplete=\"new-password\"", email);
        assertThat(post(browser, link, "short").body()).contains("role=\"alert\"", "new-password");
        signIn("short").is(401);
        assertThat(post(browser, link, PASSWORD).statusCode()).isEqualTo(302);

        Person khady = admin.with(signIn(PASSWORD).is(200).text("token"));
        assertThat(khady.get("sites/").status()).isEqualTo(200);
        assertThat(admin.get("agents/" + invited.id()).text("status")).isEqualTo("active");
        assertThat(browser.get(link).body()).doesNotContain("new-password");
        assertThat(post(browser, link, "another password of mine").statusCode()).isEqualTo(422);
        signIn(PASSWORD).is(200);
    }

    @Test
    void letsAPersonWithAnAccountAcceptOnceSignedInToIt() throws Exception {
        Person fatou = organisations.open().agent();
        Answer invited = invite(fatou.email()).is(201);
        String link = linkFor(fatou.email(), 1);
        var stranger = new FormBrowser(organisations.address());
        stranger.get("/login");
        assertThat(stranger.get(link).body()).contains("/login?next=").doesNotContain("new-password");
        assertThat(post(stranger, link, PASSWORD).statusCode()).isEqualTo(401);

        var browser = new FormBrowser(organisations.address());
        browser.get("/login");
        browser.post("/login", Map.of("email", fatou.email(), "password", Organisations.PASSWORD));
        assertThat(browser.get(link).body()).contains("action=\"/invitation\"");
        assertThat(post(browser, link, "").statusCode()).isEqualTo(302);
        assertThat(admin.get("agents/" + invited.id()).text("status")).isEqualTo("active");
    }

    @Test
    void letsTheFirstAdministratorOfAnOrganisationIn() throws Exception {
        String slug = "org-" + Organisations.unique();
        var operator = FormBrowser.signedIn(organisations, organisations.operator());
        assertThat(operator.get("/operator/organisations/new").body()).contains("name=\"invite\"");
        String opened = FormBrowser.leadsTo(operator.post(
                "/operator/organisations/new",
                Map.of(
                        "slug", slug,
                        "name", "Clinique",
                        "country", "SN",
                        "zone", "Africa/Dakar",
                        "language", "fr",
                        "admin_email", email,
                        "invite", "true")));
        assertThat(operator.get(opened).body()).contains("part par e-mail").doesNotContain("class=\"code\"");

        String link = linkFor(email, 1);
        var browser = new FormBrowser(organisations.address());
        browser.get(link);
        assertThat(post(browser, link, PASSWORD).statusCode()).isEqualTo(302);
        Person first = admin.with(signIn(PASSWORD).is(200).text("token"));
        first.get("/api/v1/tenants/" + slug + "/agents/").is(200);
    }

    @Test
    void saysWhoWorksHereOrIsInvitedAlready() {
        invite(bank.agent().email()).refused(409, "already_member");
        invite(email).is(201);
        invite(email).refused(409, "already_invited");
        letters(email, 1);
        assertThat(MAIL.to(bank.agent().email())).isEmpty();
    }

    @Test
    void sendsNothingForASuspendedOrganisationUntilItGoesOn() {
        String id = invite(email).is(201).id();
        Await.until(Duration.ofSeconds(30), () -> admin.get("agents/" + id).text("letter.state"), "sent"::equals);
        suspensions.change(bank.tenant().id(), true);
        jdbc.sql("update invitation set letter = 'owed', letter_due_at = now() where membership_id = ?")
                .param(UUID.fromString(id))
                .update();
        assertThat(owed.take()).isEmpty();

        suspensions.change(bank.tenant().id(), false);
        letters(email, 2);
    }

    @Test
    void worksByTheLastLetterAndNotOnceWithdrawn() throws Exception {
        String id = invite(email).is(201).id();
        String first = linkFor(email, 1);
        admin.post("agents/" + id + "/invitation/").is(202);
        letters(email, 2);
        String second = linkFor(email, 2);
        var browser = new FormBrowser(organisations.address());
        assertThat(browser.get(first).body()).doesNotContain("new-password");
        assertThat(browser.get(second).body()).contains("new-password");

        admin.delete("agents/" + id).is(200);
        assertThat(browser.get(second).body()).doesNotContain("new-password");
        assertThat(post(browser, second, PASSWORD).statusCode()).isEqualTo(422);
        signIn(PASSWORD).is(401);
        admin.post("agents/" + id + "/invitation/").refused(409, "not_invited");

        // Nobody ever had a right by this account, so that it can be handed over as a new one.
        Answer again = admin.post("agents/", Map.of("email", email, "name", "Khady", "role", "agent"));
        assertThat(again.is(201).text("one_time_password")).isNotEmpty();
    }

    @Test
    void saysThatNoServerTookTheLetter() {
        MAIL.refuses(email, Stage.RECIPIENT, 550, "no such user");
        String id = invite(email).is(201).id();
        Await.until(Duration.ofSeconds(30), () -> admin.get("agents/" + id).text("letter.state"), "failed"::equals);
        assertThat(admin.get("agents/" + id).text("letter.code")).isNotEmpty();
    }

    @Test
    void isTooOldAfterAWeek() throws Exception {
        invite(email).is(201);
        String link = linkFor(email, 1);
        jdbc.sql("update invitation set expires_at = now() where letter is not null")
                .update();
        var browser = new FormBrowser(organisations.address());
        browser.get("/login");
        assertThat(browser.get(link).body()).doesNotContain("new-password");
        assertThat(post(browser, link, PASSWORD).statusCode()).isEqualTo(422);
    }

    private Answer invite(String address) {
        return admin.post("agents/", Map.of("email", address, "name", "Khady Sow", "role", "agent", "invite", true));
    }

    private static String linkFor(String address, int letters) throws Exception {
        var link = LINK.matcher(words(letters(address, letters).getLast()));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static java.net.http.HttpResponse<String> post(FormBrowser browser, String link, String password) {
        return browser.post("/invitation", Map.of("token", link.substring(link.indexOf('=') + 1), "new", password));
    }

    private Answer signIn(String password) {
        return organisations.nobody().post("/api/v1/auth/", Map.of("email", email, "password", password));
    }
}
