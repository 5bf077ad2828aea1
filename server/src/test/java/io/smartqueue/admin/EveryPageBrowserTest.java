package io.smartqueue.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.smartqueue.FormBrowser;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.browser.Accessible;
import io.smartqueue.browser.BrowserTest;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import io.smartqueue.report.ReportKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Every page in the table of rights is light, and loses nothing on a phone or when its text, or all of it, is twice as
 * large.
 */
@BrowserTest
class EveryPageBrowserTest {

    private static final int MOST_BYTES = 150_000;

    /** With less, the stylesheets were not counted. */
    private static final int FEWEST_BYTES = 10_000;

    private static final String NO_PAGE = ".*/(file|sound)";
    private static final Pattern THING = Pattern.compile("/admin/\\{slug}/([a-z-]+)/\\{id}.*");

    /** The page itself and all that it asks for, as it goes over the line. */
    private static final String BYTES = """
            () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                .reduce((sum, one) => sum + one.transferSize, 0)""";

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Branch branch;
    Map<String, String> things;

    @BeforeEach
    void furnish() {
        branch = Branch.open(organisations, jdbc, transactions);
        QueueId queue = branch.queue("Z");
        Person agent = branch.tenant.agent();
        branch.seat(agent.staffId(), queue);
        String visit = agent.post("tickets/", Map.of("queue_id", queue.value()))
                .is(201)
                .id();
        agent.post("agents/me/call-next/").is(200);
        agent.post("tickets/" + visit + "/start/").is(200);
        agent.post("tickets/" + visit + "/close/").is(200);
        things = new TreeMap<>(ThingsOnPages.in(branch.tenant, branch.site.toString()));
    }

    @Test
    void ofTheAdministration(Browser browser) throws IOException {
        List<String> paths = new ArrayList<>(pages(path -> path.startsWith("/admin/")));
        Stream.of(ReportKind.values()).forEach(kind -> paths.add(root() + "/reports?compare=true&kind=" + kind.code()));
        for (String step : List.of("site", "services", "queues", "counters", "people", "words", "message", "poster")) {
            paths.add(root() + "/first-hour?step=" + step);
        }
        look(browser, branch.tenant.admin(), paths);
    }

    @Test
    void ofTheOperator(Browser browser) throws IOException {
        FormBrowser operator = FormBrowser.signedIn(organisations, organisations.operator());
        operator.get("/operator/prices/new");
        // Where the database has it already, the same price is refused.
        operator.post(
                "/operator/prices/new",
                Map.of(
                        "channel", "sms",
                        "country", "TV",
                        "direction", "out",
                        "part", "provider",
                        "unit", "segment",
                        "amount", "0.44",
                        "currency", "USD",
                        "valid_from", "2026-01-01T00:00",
                        "valid_to", "",
                        "source", "invoice"));
        look(browser, organisations.operator(), pages(path -> path.startsWith("/operator")));
    }

    private String root() {
        return "/admin/" + branch.tenant.slug();
    }

    /** Those of the table, with the ids of real things; a download and a sound are none. */
    private List<String> pages(Predicate<String> wanted) throws IOException {
        List<String> paths = new ArrayList<>();
        String table = new ClassPathResource("rights-of-pages.csv").getContentAsString(StandardCharsets.UTF_8);
        for (String line : table.lines().toList()) {
            String[] cells = line.split(" \\| ");
            String path = cells[0];
            if (cells.length > 1 && cells[1].equals("GET") && wanted.test(path) && !path.matches(NO_PAGE)) {
                var thing = THING.matcher(path);
                String id = thing.matches() ? things.getOrDefault(thing.group(1), "") : "{id}";
                paths.add(path.replace("{slug}", branch.tenant.slug()).replace("{id}", id));
            }
        }
        return paths;
    }

    private void look(Browser browser, Person person, List<String> paths) {
        try (BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setLocale("fr-FR").setViewportSize(1280, 900))) {
            Page page = context.newPage();
            page.navigate(organisations.address() + "/login");
            page.fill("#email", person.email());
            page.fill("#password", Organisations.PASSWORD);
            page.click("main button.btn.fill");
            var without = new JsonObject();
            without.addProperty("cacheDisabled", true);
            CDPSession network = context.newCDPSession(page);
            network.send("Network.enable");
            network.send("Network.setCacheDisabled", without);
            SoftAssertions.assertSoftly(softly -> paths.forEach(path -> {
                open(page, path, "fr");
                softly.assertThat(((Number) page.evaluate(BYTES)).intValue())
                        .as(path)
                        .isBetween(FEWEST_BYTES, MOST_BYTES);
                losesNothing(page, softly);
                open(page, path, "ar");
                losesNothing(page, softly);
            }));
        }
    }

    private static void losesNothing(Page page, SoftAssertions softly) {
        softly.check(() -> Accessible.checkTwiceTheSize(page));
        softly.check(() -> Accessible.checkTwiceAsNear(page));
        softly.check(() -> Accessible.checkOnAPhone(page));
    }

    private void open(Page page, String path, String language) {
        String address = path.contains("/imports/") ? imported(page) : organisations.address() + known(page, path);
        Response answer = page.navigate(address + (address.contains("?") ? "&" : "?") + "lang=" + language);
        assertThat(Objects.requireNonNull(answer).status()).as(path).isEqualTo(200);
    }

    /** Of the operator's things, the first one in their list. */
    private String known(Page page, String path) {
        if (!path.endsWith("/{id}")) {
            return path;
        }
        String list = path.replace("/{id}", "");
        page.navigate(organisations.address() + list);
        return page.locator("main tbody a[href^='" + list + "/']").first().getAttribute("href");
    }

    private String imported(Page page) {
        page.navigate(organisations.address() + root() + "/imports");
        page.selectOption("#kind", "sites");
        page.fill("#file", "name;slug\nMédina;medina\n");
        page.click("main form.panel button.fill");
        page.waitForURL("**/imports/*-*");
        return page.url().replaceFirst("\\?.*", "");
    }
}
