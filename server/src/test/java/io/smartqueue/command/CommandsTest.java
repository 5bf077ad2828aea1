package io.smartqueue.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestDatabase;
import io.smartqueue.TestTenant;
import io.smartqueue.notification.text.MessageTemplates;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Tenants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Beside the server that the other tests use. */
@DatabaseTest
class CommandsTest {

    @Autowired
    Tenants tenants;

    @Autowired
    MessageTemplates templates;

    @Autowired
    Organisations organisations;

    private final Terminal terminal = new Terminal();
    private final String email = "awa-" + Organisations.unique() + "@acme.example";

    @BeforeEach
    void chooseTheDatabase() {
        terminal.set("database.url", TestDatabase.url());
    }

    @AfterEach
    void forgetTheDatabase() {
        terminal.close();
    }

    @Test
    void createAnOrganisationWithAnAdministrator() {
        String slug = "acme-" + Organisations.unique();
        assertThat(createTenant(slug, "SN")).isZero();

        String password = terminal.out().strip().replaceFirst("(?s).*: ", "");
        Answer session = organisations
                .nobody()
                .post("/api/v1/auth/", Map.of("email", email, "password", password))
                .is(200);
        assertThat(session.text("user.tenants.0.tenant")).isEqualTo(slug);
        assertThat(session.text("user.tenants.0.role")).isEqualTo("admin");
        assertThat(session.json().at("/user/must_change_password").asBoolean()).isTrue();
        assertThat(CurrentTenant.call(tenants.find(slug).orElseThrow().id(), templates::active))
                .as("texts by SMS, WhatsApp and e-mail for five events in three languages")
                .hasSize(45);

        assertThat(createTenant(slug, "SN")).isEqualTo(1);
        assertThat(terminal.err().strip()).isEqualTo("Another organisation uses the slug " + slug + ".");
    }

    @Test
    void sayInOneLineWhyTheDatabaseIsNotThere() {
        terminal.set("database.url", "postgresql://me:pass-word@127.0.0.1:1/queue");
        assertThat(run("operator", "create", email)).isEqualTo(2);
        assertThat(terminal.err().lines())
                .singleElement()
                .asString()
                .startsWith("DATABASE_URL: PostgreSQL at 127.0.0.1:1/queue")
                .doesNotContain("pass-word");
    }

    @Test
    void createAnOperator() {
        assertThat(run("operator", "create", email)).isZero();
        assertThat(terminal.out()).contains("One-time password");

        assertThat(run("operator", "create", email)).isEqualTo(1);
        assertThat(terminal.err().strip()).isEqualTo("email: An account with this address exists.");
    }

    @Test
    void deleteAtOnceWhatIsOlderThanIsKept() {
        assertThat(run("retention")).isZero();
        assertThat(terminal.out()).contains("rows ended; figures stay.");
    }

    @Test
    void resetAPassword() {
        Person director = organisations.open().admin();
        assertThat(run("password", "reset", director.email())).isZero();
        String password = terminal.out().strip().replaceFirst("(?s).*: ", "");

        director.get("/api/v1/auth/me/").refused(401, "not_signed_in");
        Answer session = organisations
                .nobody()
                .post("/api/v1/auth/", Map.of("email", director.email(), "password", password))
                .is(200);
        assertThat(session.json().at("/user/must_change_password").asBoolean()).isTrue();

        assertThat(run("password", "reset", email)).isEqualTo(1);
        assertThat(terminal.err().strip()).isEqualTo("email: No account has this address.");
    }

    @Test
    void inviteAnAdministratorWhoseAccountAnotherOrganisationMade() {
        Person director = organisations.open().agent();
        String slug = "acme-" + Organisations.unique();
        assertThat(createTenant(slug, "SN", director.email())).isZero();
        assertThat(terminal.out())
                .contains(director.email() + " is invited to administer it.", "/api/v1/auth/invitations/accept/")
                .doesNotContain("One-time password");

        String sites = "/api/v1/tenants/" + slug + "/sites/";
        director.get(sites).refused(404, "unknown_tenant");
        organisations.open().agent().accept(invitation()).refused(404, "unknown_invitation");
        Answer accepted = director.accept(invitation()).is(200);
        assertThat(accepted.text("tenant")).isEqualTo(slug);
        assertThat(accepted.text("role")).isEqualTo("admin");
        director.post(sites, Map.of("name", "Plateau")).is(201);
    }

    @Test
    void inviteAnOperatorWhoseAccountAnOrganisationMade() {
        TestTenant bank = organisations.open();
        Person fatou = bank.agent();
        String elsewhere = "/api/v1/tenants/" + organisations.open().slug() + "/sites/";
        assertThat(run("operator", "create", fatou.email())).isZero();
        String first = invitation();
        assertThat(run("operator", "create", fatou.email())).isZero();
        assertThat(terminal.out()).contains("Operator " + fatou.email() + " is invited.");

        fatou.get(elsewhere).refused(404, "unknown_tenant");
        fatou.accept(first).refused(410, "invitation_withdrawn");
        bank.admin().accept(invitation()).refused(404, "unknown_invitation");
        assertThat(fatou.get("/api/v1/auth/invitations/").is(200).text("results.0.role"))
                .isEqualTo("operator");
        assertThat(fatou.accept(invitation()).is(200).text("role")).isEqualTo("operator");
        fatou.get(elsewhere).is(200);
        assertThat(fatou.get("/api/v1/auth/me/").json().path("is_operator").asBoolean())
                .isTrue();
        assertThat(run("operator", "create", fatou.email())).isEqualTo(1);
    }

    private String invitation() {
        return terminal.out().strip().replaceFirst("(?s).*Invitation: ", "");
    }

    @Test
    void refuseInOneLineWhatTheyCannotUnderstand() {
        assertThat(run("tenant", "create", "acme")).isEqualTo(2);
        assertThat(terminal.err().strip())
                .startsWith("Missing required options")
                .doesNotContain("\n");
        assertThat(run("dance")).isEqualTo(2);
        assertThat(run("tenant")).isEqualTo(2);
        assertThat(run("operator", "create", "nobody")).isEqualTo(1);
        assertThat(run("tenant", "create", "--help")).isZero();
        assertThat(terminal.out()).contains("--zone");
    }

    @Test
    void createAnOrganisationThatCanServeAtOnce() {
        String slug = "acme-" + Organisations.unique();
        assertThat(createTenant(slug, "SN")).isZero();
        assertThat(terminal.out()).contains("Next: bin/smartqueue serve", "/o/" + slug, "/counter");

        Person operator = organisations.operator();
        String api = "/api/v1/tenants/" + slug;
        Answer queue = operator.get(api + "/queues/").is(200);
        assertThat(queue.text("results.0.capacity")).isEqualTo("200");
        assertThat(operator.get(api + "/counters/").is(200).text("results.0.queues.0"))
                .isEqualTo(queue.text("results.0.id"));
        assertThat(operator.get(api + "/services/").is(200).text("results.0.one_ticket_per_phone"))
                .isEqualTo("true");
        operator.post(api + "/tickets/", Map.of("queue_id", queue.text("results.0.id")))
                .is(201);
    }

    @Test
    void explainThemselves() {
        assertThat(run("serve", "--help")).isZero();
        assertThat(terminal.out()).contains("Starts the server");
        assertThat(run("help")).isZero();
        assertThat(terminal.out()).contains("serve", "backup", "restore", "tenant");
        assertThat(run("help", "restore")).isZero();
        assertThat(terminal.out()).contains("--overwrite");
        assertThat(run("serve", "tomorrow")).isEqualTo(2);
    }

    /** A file stands where the folder should be: no user may write below it, not even root. */
    @Test
    void sayInOneLineThatTheDataFolderCannotBeUsed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("data"), "");
        terminal.unset("database.url").set("smartqueue.data-dir", file.toString());
        for (String command : List.of("operator create awa@acme.example", "backup", "restore --send")) {
            assertThat(run(command.split(" "))).as(command).isEqualTo(2);
            assertThat(terminal.err().lines())
                    .as(command)
                    .singleElement()
                    .asString()
                    .contains(file.toString())
                    .hasSizeLessThan(300)
                    .doesNotContain("BeanCreationException");
        }
        run("doctor");
        assertThat(terminal.out()).doesNotContain("fault of SmartQueue", "BeanCreationException");
    }

    @Test
    void storeNothingOfWhatTheyRefuse() {
        String slug = "acme-" + Organisations.unique();
        assertThat(createTenant(slug, "XX")).isEqualTo(1);
        assertThat(terminal.err()).startsWith("country: ");
        organisations.operator().get("/api/v1/tenants/" + slug + "/sites/").refused(404, "unknown_tenant");
    }

    @Test
    void leaveTheServerToItself() {
        assertThat(Commands.isServe()).isTrue();
        assertThat(Commands.isServe("serve")).isTrue();
        assertThat(Commands.isServe("--server.port=0")).isTrue();
        assertThat(Commands.isServe("serve", "--server.port=0")).isTrue();
        assertThat(Commands.isServe("--help")).isFalse();
        assertThat(Commands.isServe("serve", "--help")).isFalse();
        assertThat(Commands.isServe("tenant", "create")).isFalse();
    }

    private int createTenant(String slug, String country) {
        return createTenant(slug, country, email);
    }

    private int createTenant(String slug, String country, String admin) {
        return run(
                "tenant",
                "create",
                slug,
                "--name",
                "Acme",
                "--country",
                country,
                "--zone",
                "Africa/Dakar",
                "--language",
                "fr",
                "--admin",
                admin);
    }

    private int run(String... arguments) {
        return terminal.run(arguments);
    }
}
