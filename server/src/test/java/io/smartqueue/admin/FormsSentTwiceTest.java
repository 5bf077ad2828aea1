package io.smartqueue.admin;

import static io.smartqueue.FormBrowser.leadsTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.security.Role;
import io.smartqueue.tenant.CurrentTenant;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A form of the administration is sent twice: by a double click, or because its answer was lost. What it asks for is
 * done once, and whoever sent it is led to the same page.
 */
@DatabaseTest
class FormsSentTwiceTest extends SetupScenario {

    private static final Pattern KEY = Pattern.compile("name=\"_once\" value=\"([^\"]+)\"");
    private static final Pattern FORM = Pattern.compile("<form[^>]*method=\"post\"[^>]*>.{0,60}", Pattern.DOTALL);
    private static final String NAME = "L'agence d’Awa 🎉 \u200fالهضبة";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    /** The fields of the page's form with its key. */
    private Map<String, String> shown(String page, Map<String, String> fields) {
        HttpResponse<String> body = browser.get(root + page);
        Map<String, String> all = filled(body, fields);
        Matcher key = KEY.matcher(body.body());
        assertThat(key.find()).as(page).isTrue();
        all.put("_once", key.group(1));
        return all;
    }

    private Map<String, String> fields(String page) {
        String site = site("Plateau");
        return switch (page) {
            case "/sites/new" -> Map.of("name", NAME, "is_active", "true");
            case "/services/new" -> Map.of("name", NAME, "code", "Z");
            case "/counters/new" -> Map.of("name", NAME, "site_id", site, "is_active", "true");
            case "/customers/new" -> Map.of("first_name", "Awa", "language", "ar");
            case "/words/new" ->
                Map.of(
                        "name",
                        NAME,
                        "event",
                        "ticket_almost",
                        "channel",
                        "sms",
                        "locale",
                        "fr",
                        "body",
                        NAME,
                        "sms_spelling",
                        "as_written",
                        "is_active",
                        "true",
                        "act",
                        "save");
            case "/notices" -> Map.of("site", "plateau", "text_fr", NAME);
            case "/watch" -> Map.of("site", site, "note", NAME, "message", "");
            default -> throw new AssertionError(page);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "/sites/new,/sites/new,site",
        "/services/new,/services/new,service",
        "/counters/new,/counters/new,counter",
        "/customers/new,/customers/new,customer",
        "/words/new,/words/new,notification_template",
        "/notices,/notices,notice",
        "/watch,/watch/incidents,site_incident"
    })
    void createsOneThing(String page, String action, String table) throws Exception {
        Map<String, String> fields = fields(page);
        if (page.equals("/watch")) {
            page = "/watch?begin=" + fields.get("site");
        }
        Map<String, String> sent = shown(page, fields);
        int before = count(table);

        List<HttpResponse<String>> both = atOnce(() -> browser.post(root + action, sent));
        HttpResponse<String> late = browser.post(root + action, sent);

        assertThat(leadsTo(both.get(0))).isEqualTo(leadsTo(both.get(1))).isEqualTo(leadsTo(late));
        assertThat(count(table)).isEqualTo(before + 1);
    }

    private static <T> List<T> atOnce(Callable<T> act) throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<T>> all = threads.invokeAll(List.of(act, act));
            return List.of(all.get(0).get(), all.get(1).get());
        }
    }

    private int count(String table) {
        return CurrentTenant.call(
                bank.tenant().id(),
                () -> Objects.requireNonNull(transaction.execute(begun -> jdbc.sql("select count(*) from " + table)
                        .query(Integer.class)
                        .single())));
    }

    @Test
    void asksAgainForWhatWasRefused() {
        Map<String, String> sent = shown("/sites/new", Map.of("name", " "));
        for (int i = 0; i < 2; i++) {
            assertThat(browser.post(root + "/sites/new", sent).statusCode()).isEqualTo(422);
        }
        sent.put("name", NAME);
        leadsTo(browser.post(root + "/sites/new", sent));
    }

    @Test
    void takesWhatWasTypedAfterGoingBackForAnotherForm() {
        Map<String, String> sent = shown("/sites/new", Map.of("name", "Plateau"));
        String first = leadsTo(browser.post(root + "/sites/new", sent));
        Map<String, String> other = new HashMap<>(sent);
        other.put("name", "Médina");
        assertThat(leadsTo(browser.post(root + "/sites/new", other))).isNotEqualTo(first);
    }

    @Test
    void isSavedOnceWhereNoDraftStandsForIt() {
        String hours = "/sites/" + site("Plateau") + "/hours";
        Map<String, String> sent = shown(hours, Map.of("weekly.1.0.opens", "08:00", "weekly.1.0.closes", "12:00"));
        String saved = leadsTo(browser.post(root + hours, sent));
        assertThat(leadsTo(browser.post(root + hours, sent))).isEqualTo(saved);
    }

    /** As when the server was killed after it saved and before it wrote that down. */
    private void nobodyKnowsWhatCameOfIt() {
        jdbc.sql("""
                        update sent_form set address = null, begun_at = now() - interval '2 minutes'
                        where account_id = (select id from account where email = :email)
                        """).param("email", bank.admin().email()).update();
    }

    @Test
    void changesWhatItsAuthorSawAfterAServerWasKilled() {
        String hours = "/sites/" + site("Plateau") + "/hours";
        Map<String, String> sent = shown(hours, Map.of("weekly.1.0.opens", "08:00", "weekly.1.0.closes", "12:00"));
        leadsTo(browser.post(root + hours, sent));
        nobodyKnowsWhatCameOfIt();
        leadsTo(browser.post(root + hours, sent));
    }

    @ParameterizedTest
    @CsvSource({"fr,Le serveur s’est arrêté", "en,The server stopped", "ar,توقف الخادم"})
    void createsNothingBlindlyAfterAServerWasKilled(String language, String words) {
        Map<String, String> sent = shown("/customers/new?lang=" + language, Map.of("first_name", "محمد"));
        String first = leadsTo(browser.post(root + "/customers/new", sent));
        nobodyKnowsWhatCameOfIt();
        HttpResponse<String> told = browser.post(root + "/customers/new", sent);
        assertThat(told.statusCode()).isEqualTo(409);
        assertThat(told.body()).contains(words);
        assertThat(leadsTo(browser.post(root + "/customers/new", sent))).isNotEqualTo(first);
    }

    @Test
    void isNotKnownByTheKeyOfSomebodyElse() {
        Map<String, String> sent = shown("/customers/new", Map.of("first_name", "Awa"));
        String first = leadsTo(browser.post(root + "/customers/new", sent));
        browser = signedIn(bank.hire(Role.ADMIN, "Ndeye"));
        browser.get(root + "/customers");
        assertThat(leadsTo(browser.post(root + "/customers/new", sent))).isNotEqualTo(first);
    }

    /** Where the key stands, every form is acted upon once. */
    @ParameterizedTest
    @ValueSource(strings = "src/main/jte/admin")
    void hasAKeyWhereverItIsWritten(Path templates) throws IOException {
        try (Stream<Path> files = Files.walk(templates)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher form = FORM.matcher(Files.readString(file));
                while (form.find()) {
                    String start = form.group()
                            .substring(form.group().indexOf('>') + 1)
                            .strip();
                    assertThat(start).as(file + " " + form.group()).startsWith("@template.part.");
                }
            }
        }
    }
}
