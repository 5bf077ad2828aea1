package io.smartqueue.admin.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.FormBrowser;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import io.smartqueue.security.Role;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** An administrator looks after staff and customers on pages, without a script. */
@DatabaseTest
class PeoplePagesTest {

    private static final Pattern SEEN = Pattern.compile("name=\"if_match\" value=\"([^\"]*)\"");

    @Autowired
    Organisations organisations;

    TestTenant bank;
    Person admin;
    FormBrowser browser;
    String root;

    @BeforeEach
    void signIn() {
        bank = organisations.open();
        admin = bank.admin();
        root = "/admin/" + bank.slug();
        browser = signedIn(admin);
    }

    private FormBrowser signedIn(Person person) {
        return FormBrowser.signedIn(organisations, person);
    }

    @Test
    void findStaffByNameRoleAndState() {
        assertThat(browser.get(root + "/staff").body())
                .contains(bank.agent().email(), bank.manager().email());
        String agents = browser.get(root + "/staff?role=agent").body();
        assertThat(agents)
                .contains(bank.agent().email())
                .doesNotContain(bank.manager().email());
        assertThat(browser.get(root + "/staff?q=" + bank.agent().email()).body())
                .contains(bank.agent().email())
                .doesNotContain(bank.manager().email());
        assertThat(browser.get(root + "/staff?q=nobody-of-this-name").body()).contains("class=\"empty\"");
    }

    @Test
    void takeSomebodyOnAndHandOverAOneTimePassword() {
        assertThat(browser.get(root + "/staff/new").body()).doesNotContain("name=\"invite\"");
        String email = Organisations.unique() + "@bank.example";
        HttpResponse<String> added = browser.post(
                root + "/staff/new",
                Map.of("email", email, "name", "Khady Sow", "role", "agent", "skills", "Wolof, crédit"));
        assertThat(added.statusCode()).isEqualTo(200);
        Matcher secret =
                Pattern.compile("class=\"code\" dir=\"ltr\"><b>([^<]+)</b>").matcher(added.body());
        assertThat(secret.find()).isTrue();
        organisations
                .nobody()
                .post("/api/v1/auth/", Map.of("email", email, "password", secret.group(1)))
                .is(200);
        assertThat(admin.get("agents/?q=" + email).text("results.0.skills.0")).isEqualTo("crédit");
    }

    @ParameterizedTest
    @CsvSource({
        "'', Khady, agent, email",
        "khady, Khady, agent, email",
        "khady@bank.example, '', agent, name",
        "khady@bank.example, Khady, operator, role",
    })
    void nameTheFieldThatIsWrongAndKeepWhatWasTyped(String email, String name, String role, String field) {
        browser.get(root + "/staff/new");
        HttpResponse<String> refused = browser.post(
                root + "/staff/new", Map.of("email", email, "name", name, "role", role, "skills", "<b>😀</b>"));
        assertThat(refused.statusCode()).isEqualTo(422);
        // Between the quotes of an attribute, where it is no markup.
        assertThat(refused.body()).contains("href=\"#" + field + "\"", "😀").doesNotContain(">😀</b></");
        assertThat(admin.get("agents/?q=khady@bank.example").text("count")).isEqualTo("0");
    }

    @Test
    void sayThatSomebodyWorksHereAlready() {
        browser.get(root + "/staff/new");
        HttpResponse<String> refused =
                browser.post(root + "/staff/new", Map.of("email", bank.agent().email(), "name", "A", "role", "agent"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Cette personne travaille déjà ici.");
    }

    @Test
    void tellTheSecondOfTwoWhatChangedMeanwhile() {
        String person = root + "/staff/" + bank.agent().staffId();
        FormBrowser other = signedIn(admin);
        HttpResponse<String> seen = browser.get(person);
        HttpResponse<String> seenByOther = other.get(person);
        FormBrowser.leadsTo(browser.post(person, filled(seen, awa("Awa Diop"))));

        HttpResponse<String> late = other.post(person, filled(seenByOther, awa("Awa Ndiaye")));
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(late.body()).contains("Awa Ndiaye", "Awa Diop");
        assertThat(admin.get("agents/" + bank.agent().staffId()).text("name")).isEqualTo("Awa Diop");
        FormBrowser.leadsTo(other.post(person, filled(late, awa("Awa Ndiaye"))));
    }

    private static Map<String, String> awa(String name) {
        return Map.of("name", name, "public_name", "Awa", "role", "agent", "site_ids", "");
    }

    @Test
    void askBeforeSomebodyLeavesAndSayWhatFollows() {
        String site = admin.post("sites/", Map.of("name", "Plateau")).is(201).id();
        String service = admin.post("services/", Map.of("name", "A", "code", "A", "expected_minutes", 5))
                .is(201)
                .id();
        String queue = admin.post("queues/", Map.of("name", "A", "site", site, "service", service, "status", "active"))
                .is(201)
                .id();
        String counter = admin.post("counters/", Map.of("name", "Guichet 3", "site", site, "queues", List.of(queue)))
                .is(201)
                .id();
        bank.agent()
                .post("agents/me/", Map.of("counter_id", counter, "status", "available"))
                .is(200);
        admin.post("tickets/", Map.of("queue_id", queue)).is(201);
        bank.agent().post("agents/me/call-next/").is(200);

        String person = root + "/staff/" + bank.agent().staffId();
        assertThat(browser.get(person).body()).contains("Sert A001 à Guichet 3", "Guichet 3 est libéré aussitôt");
        FormBrowser.leadsTo(browser.post(person + "/leave", Map.of()));
        bank.agent().get("sites/").is(401);
        assertThat(admin.get("counters/" + counter).body()).contains("Guichet 3");
        bank.manager()
                .post("agents/me/", Map.of("counter_id", counter, "status", "available"))
                .is(200);
        assertThat(browser.get(person).body()).contains("Redonner accès");
    }

    @Test
    void giveAOneTimePasswordOnce() {
        String person = root + "/staff/" + bank.agent().staffId();
        browser.get(person);
        assertThat(browser.post(person + "/password", Map.of()).body()).contains("class=\"code\" dir=\"ltr\"");
        bank.agent().get("sites/").is(401);
        assertThat(browser.get(person).body()).doesNotContain("class=\"code\"");
    }

    @Test
    void showAgentsNoWholePhoneAndFindNoneByItsDigits() {
        String id = admin.post(
                        "customers/", Map.of("first_name", "Fatou", "phone", "+221771234567", "notify_sms", true))
                .is(201)
                .id();
        assertThat(browser.get(root + "/customers?q=1234567").body()).contains("Fatou");
        assertThat(browser.get(root + "/customers/" + id).body()).contains("+221771234567", "SMS : accepté");

        FormBrowser agent = signedIn(bank.agent());
        assertThat(agent.get(root + "/customers?q=1234567").body()).doesNotContain("Fatou");
        HttpResponse<String> page = agent.get(root + "/customers/" + id);
        assertThat(page.body()).doesNotContain("1234567");
        FormBrowser.leadsTo(agent.post(
                root + "/customers/" + id,
                filled(
                        page,
                        Map.of(
                                "first_name", "Fatou",
                                "last_name", "Sarr",
                                "phone", "+22177•••••67",
                                "email", "",
                                "language", "fr",
                                "notify_sms", "true",
                                "notify_whatsapp", "",
                                "notify_email", ""))));
        assertThat(admin.get("customers/" + id).text("phone")).isEqualTo("+221771234567");
        assertThat(admin.get("customers/" + id).text("last_name")).isEqualTo("Sarr");
    }

    @Test
    void writeACustomerDownAndNameWhatIsWrong() {
        browser.get(root + "/customers/new");
        HttpResponse<String> refused = browser.post(
                root + "/customers/new",
                Map.of("first_name", "محمد", "phone", "77", "language", "ar", "notify_email", "true"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("href=\"#phone\"", "محمد");
        String added = FormBrowser.leadsTo(browser.post(
                root + "/customers/new", Map.of("first_name", "محمد", "phone", "77 123 45 68", "language", "ar")));
        assertThat(browser.get(added).body()).contains("محمد", "Aucun accord enregistré");
        String customer = added.substring(0, added.indexOf('?'));
        FormBrowser.leadsTo(browser.post(customer + "/remove", Map.of()));
        assertThat(browser.get(customer).statusCode()).isEqualTo(404);
    }

    private String queueAt(String site, String name) {
        String service = admin.post("services/", Map.of("name", name, "code", name))
                .is(201)
                .id();
        return admin.post("queues/", Map.of("name", name, "site", site, "service", service))
                .is(201)
                .id();
    }

    private String ticket(String queue, String customer) {
        return admin.post("tickets/", Map.of("queue_id", queue, "customer_id", customer))
                .is(201)
                .id();
    }

    @Test
    void showTheVisitsOfACustomerAtTheSitesOfTheReader() {
        String plateau = admin.post("sites/", Map.of("name", "Plateau")).is(201).id();
        String medina = admin.post("sites/", Map.of("name", "Medina")).is(201).id();
        String customer =
                admin.post("customers/", Map.of("first_name", "Fatou")).is(201).id();
        String page = root + "/customers/" + customer;
        assertThat(browser.get(page).body()).contains("Aucune visite");
        String first = ticket(queueAt(plateau, "RET"), customer);
        ticket(queueAt(medina, "CRE"), customer);
        admin.post("tickets/" + first + "/cancel/", Map.of("reason", "left")).is(200);

        assertThat(browser.get(page).body())
                .contains("R001", "C001", "Plateau", "Medina", "Annulé")
                .contains(root + "/messages?ticket=" + first);
        assertThat(admin.get("tickets/?customer=" + customer).text("count")).isEqualTo("2");
        FormBrowser manager = signedIn(bank.hire(Role.MANAGER, "Awa", UUID.fromString(plateau)));
        assertThat(manager.get(page).body()).contains("R001").doesNotContain("C001", "Medina");
        assertThat(signedIn(bank.agent()).get(page).body()).contains("R001").doesNotContain(root + "/messages?ticket=");
    }

    @Test
    void turnThePagesOfVisitsAndOfConsentsApart() {
        String site = admin.post("sites/", Map.of("name", "Plateau")).is(201).id();
        String queue = queueAt(site, "RET");
        String customer = admin.post("customers/", Map.of("first_name", "Fatou", "phone", "+221771234567"))
                .is(201)
                .id();
        for (int i = 0; i < 26; i++) {
            admin.post("tickets/" + ticket(queue, customer) + "/cancel/", Map.of("reason", "left"))
                    .is(200);
        }
        for (int i = 0; i < 11; i++) {
            admin.patch("customers/" + customer, Map.of("notify_sms", i % 2 == 0))
                    .is(200);
        }
        String page = root + "/customers/" + customer;
        assertThat(browser.get(page).body())
                .contains("R026", "R002", "?visits=2", "?consents=2")
                .doesNotContain("R001");
        assertThat(browser.get(page + "?visits=2&consents=2").body())
                .contains("R001", "?consents=2&amp;visits=1", "?visits=2&amp;consents=1")
                .doesNotContain("R026");
    }

    private static Map<String, String> filled(HttpResponse<String> page, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        Matcher seen = SEEN.matcher(page.body());
        assertThat(seen.find()).isTrue();
        all.put("if_match", seen.group(1).replace("&amp;", "&"));
        return all;
    }
}
