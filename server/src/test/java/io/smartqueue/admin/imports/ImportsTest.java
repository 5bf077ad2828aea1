package io.smartqueue.admin.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.Await;
import io.smartqueue.DatabaseTest;
import io.smartqueue.FormBrowser;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import io.smartqueue.kernel.Ids;
import io.smartqueue.tenant.CurrentTenant;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A table makes all of its lines or none, whatever happens meanwhile. */
@DatabaseTest
class ImportsTest {

    private static final String SITES = "name;slug;city;zone\nPlateau;plateau;Dakar;\nThiès;thies;Thiès;Africa/Dakar\n";

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    TestTenant bank;
    Person admin;

    @BeforeEach
    void open() {
        bank = organisations.open();
        admin = bank.admin();
    }

    @Test
    void makesAnOrganisationOfItsTables() {
        made("sites", SITES, 2);
        made(
                "services",
                "\uFEFFname,code,expected_minutes,pictogram,names.ar\nRetrait,A,5,cash,سحب\n" + "Conseil,B,20,info,\n",
                2);
        made("queues", "name\tsite\tservice\nRetrait\tplateau\tA\nConseil\tplateau\tB\n", 2);
        made("counters", "name;site;queues\nGuichet 1;plateau;retrait|conseil\nGuichet 2;plateau;retrait\n", 2);
        made(
                "staff",
                "email;name;role;sites;skills\n" + Organisations.unique()
                        + "@bank.example;Ndeye Fall;agent;plateau;wolof|pulaar\n",
                1);
        made("customers", "first_name;phone;notify_sms\nAwa;+221771234567;true\n", 1);
        assertThat(admin.get("sites/?ordering=name").text("results.1.name")).isEqualTo("Thiès");
        assertThat(admin.get("counters/?ordering=name").json().at("/results/0/queues"))
                .hasSize(2);
        assertThat(admin.get("services/?ordering=code").text("results.0.names.ar"))
                .isEqualTo("سحب");
        assertThat(admin.get("agents/").body()).contains("Ndeye Fall", "pulaar");
        assertThat(admin.get("customers/").text("results.0.notify_sms")).isEqualTo("true");
    }

    @Test
    void makesNothingWhenALineIsWrongAndNamesEachOne() {
        String table = "name;slug;zone\nA;a;\nB;a;\n;c;\nD;d;Mars/Base\n=E;e;\n@F;f;\n";
        assertThat(slips(over(take("sites", false, table), "failed")))
                .containsExactly(
                        "3 slug slug_taken",
                        "4 name required",
                        "5 zone unknown_zone",
                        "6 name formula",
                        "7 name formula");
        assertThat(admin.get("sites/").text("count")).isEqualTo("0");
        assertThat(slips(over(take("sites", false, "name;colour\nA;red\n"), "failed")))
                .containsExactly("1 colour unknown_field");
        assertThat(slips(over(take("counters", false, "name;site;queues\nG;nowhere;\n"), "failed")))
                .containsExactly("2 site unknown_site");
    }

    @Test
    void onlyLooksWhenAskedTo() {
        Answer looked = over(take("sites", true, SITES), "done");
        assertThat(looked.text("created")).isEqualTo("2");
        assertThat(admin.get("sites/").text("count")).isEqualTo("0");
    }

    @Test
    void isBegunAgainWhereAServerHasDiedAndGivenUpAfterThreeTimes() {
        String left = leftBehind(1);
        over(left, "done");
        assertThat(admin.get("sites/").text("count")).isEqualTo("2");
        assertThat(slips(over(leftBehind(3), "failed"))).containsExactly("0  gave_up");
        assertThat(admin.get("sites/").text("count")).isEqualTo("2");
    }

    /** As a killed server leaves it: its transaction is gone, and with it the lock. */
    private String leftBehind(int attempts) {
        UUID id = Ids.next();
        CurrentTenant.run(
                bank.tenant().id(),
                () -> transaction.executeWithoutResult(status -> jdbc.sql("""
                                insert into import_run
                                    (id, tenant_id, kind, is_dry_run, state, attempts, content, created_at)
                                values (:id, current_tenant(), 'sites', false, 'running', :attempts, :content, now())
                                """)
                        .param("id", id)
                        .param("attempts", attempts)
                        .param("content", SITES.getBytes(StandardCharsets.UTF_8))
                        .update()));
        return id.toString();
    }

    @Test
    void refusesWhatIsNoTableAndWhoMayNot() {
        send(bank.manager(), body("sites", "false", SITES)).refused(403, "missing_right");
        String ours = "/api/v1/tenants/" + bank.slug() + "/imports/";
        send(organisations.open().admin(), body("sites", "false", SITES), ours).refused(404, "unknown_tenant");
        send(admin, body("colours", "perhaps", ""))
                .rejects("kind:invalid_choice", "dry_run:invalid_value", "file:required");
        send(admin, body("sites", "false", "x".repeat(2 << 20))).refused(413, "body_too_large");
        admin.send("POST", "imports/", "nothing", "multipart/form-data; boundary=b")
                .refused(400, "malformed");
    }

    @Test
    void isLookedAtAndThenMadeOnAPage() {
        FormBrowser browser = signedIn();
        String page = "/admin/" + bank.slug() + "/imports";
        browser.get(page);
        assertThat(browser.post(page, Map.of("kind", "sites", "file", " ")).body())
                .contains("href=\"#file\"");
        String one = FormBrowser.leadsTo(browser.post(page, Map.of("kind", "sites", "file", SITES)));
        Await.until(Duration.ofSeconds(30), () -> browser.get(one).body(), text -> text.contains("Tout créer"));
        String made = FormBrowser.leadsTo(browser.post(one + "/make", Map.of()));
        Await.until(Duration.ofSeconds(30), () -> browser.get(made).body(), text -> text.contains("2 lignes sont"));
        assertThat(admin.get("sites/").text("count")).isEqualTo("2");
        assertThat(browser.get(one).body()).contains("est déjà créé").doesNotContain("Tout créer");
        HttpResponse<String> again = browser.post(one + "/make", Map.of());
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("role=\"alert\"", "est déjà créé");
    }

    @Test
    void isTakenFromAFileThatIsChosenOnThePage() {
        FormBrowser browser = signedIn();
        String page = "/admin/" + bank.slug() + "/imports";
        assertThat(browser.get(page).body())
                .contains("action=\"" + page + "\"", "enctype=\"multipart/form-data\"", "10 000 lignes");
        byte[] latin = upload("name;city\nThiès;Thiès\n", "").getBytes(StandardCharsets.ISO_8859_1);
        String one = FormBrowser.leadsTo(browser.upload(page, "line", latin));
        Await.until(Duration.ofSeconds(30), () -> browser.get(one).body(), text -> text.contains("Tout créer"));
        String made = FormBrowser.leadsTo(browser.post(one + "/make", Map.of()));
        Await.until(Duration.ofSeconds(30), () -> browser.get(made).body(), text -> text.contains("Une ligne est"));
        assertThat(admin.get("sites/").text("results.0.city")).isEqualTo("Thiès");
        byte[] nothing = upload("", " ").getBytes(StandardCharsets.UTF_8);
        assertThat(browser.upload(page, "line", nothing).body()).contains("href=\"#file\"");
        HttpResponse<String> large =
                browser.upload(page, "line", upload("x".repeat(2 << 20), "").getBytes(StandardCharsets.UTF_8));
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.body()).contains("href=\"#upload\"", "dépasse 1 Mio");
        var another = signedIn();
        another.get(page);
        assertThat(browser.upload(page, another.tokenPart("line"), "line", latin)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aHundredAndOneSitesAreAllSeenWhereAllAreMeant() {
        String names =
                IntStream.rangeClosed(1, 101).mapToObj(n -> "Site " + n + "\n").collect(Collectors.joining());
        made("sites", "name\n" + names, 101);
        assertThat(admin.get("watch/").is(200).json().path("sites")).hasSize(101);
        assertThat(signedIn().get("/admin/" + bank.slug() + "/opinions").body())
                .contains("Site 101</option>", "Site 99</option>");
    }

    private FormBrowser signedIn() {
        return FormBrowser.signedIn(organisations, admin);
    }

    private static String upload(String file, String pasted) {
        return part("kind", "sites") + part("file", pasted)
                + "--line\r\nContent-Disposition: form-data; name=\"upload\"; filename=\"a.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + file + "\r\n--line--\r\n";
    }

    private void made(String kind, String table, int lines) {
        Answer done = over(take(kind, false, table), "done");
        assertThat(done.text("created")).as(done.body()).isEqualTo(String.valueOf(lines));
    }

    private String take(String kind, boolean dryRun, String table) {
        return send(admin, body(kind, String.valueOf(dryRun), table)).is(202).id();
    }

    private Answer over(String id, String state) {
        Answer answer = Await.until(
                Duration.ofSeconds(30),
                () -> admin.get("imports/" + id + "/"),
                now -> !now.text("ended_at").isEmpty());
        assertThat(answer.text("state")).as(answer.body()).isEqualTo(state);
        return answer;
    }

    private static List<String> slips(Answer answer) {
        return answer.json()
                .path("errors")
                .valueStream()
                .map(slip ->
                        slip.path("line").asInt() + " " + slip.path("field").asString() + " "
                                + slip.path("code").asString())
                .toList();
    }

    private static Answer send(Person person, String body) {
        return send(person, body, "imports/");
    }

    private static Answer send(Person person, String body, String path) {
        return person.send("POST", path, body, "multipart/form-data; boundary=line");
    }

    private static String body(String kind, String dryRun, String table) {
        return part("kind", kind) + part("dry_run", dryRun)
                + "--line\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + table + "\r\n--line--\r\n";
    }

    private static String part(String name, String value) {
        return "--line\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }
}
