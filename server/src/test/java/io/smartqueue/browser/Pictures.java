package io.smartqueue.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.smartqueue.Await;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.security.StaffId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * Makes the pictures of the README: each place in French and Arabic, in the light and in the dark. No test by its
 * name, so that only {@code make pictures} runs it.
 */
@BrowserTest
@TestPropertySource(properties = "smartqueue.demo=true")
class Pictures {

    private static final Path FOLDER = Path.of("..", "docs", "pictures");
    private static final String BANK = "/api/v1/tenants/demo-bank/";

    private record Size(int width, int height) {}

    private static final Size PHONE = new Size(360, 740);
    private static final Size DESK = new Size(1366, 768);
    private static final Size WALL = new Size(1920, 1080);

    @Autowired
    Organisations organisations;

    @Test
    void ofEachPlace(Browser browser) throws IOException {
        Files.createDirectories(FOLDER);
        Person agent = signIn("agent1@demo-bank.example");
        Person admin = signIn("admin@demo-bank.example");
        List<String> tickets = takeTickets(admin);
        String waiting = tickets.getLast();
        for (String colleague : List.of("agent2", "agent3")) {
            signIn(colleague + "@demo-bank.example")
                    .post(BANK + "agents/me/call-next/")
                    .is(200);
        }

        sheet(browser, "choose", PHONE, "/o/demo-bank/plateau", (page, context) -> {});
        sheet(browser, "ticket", PHONE, path(waiting), (page, context) -> {});
        Map<String, String> screens = Map.of("fr", hang(admin, "fr"), "ar", hang(admin, "ar"));
        String called = agent.post(BANK + "agents/me/call-next/").is(200).text("public_url");
        sheet(browser, "called", PHONE, path(called), (page, context) -> {});
        sheet(browser, "wall", WALL, screens::get, (page, context) -> {});
        sheet(browser, "console", DESK, "/counter", (page, context) -> logIn(page, "agent1@demo-bank.example"));
        sheet(
                browser,
                "screens",
                DESK,
                "/admin/demo-bank/screens",
                (page, context) -> logIn(page, "admin@demo-bank.example"));
    }

    private static String hang(Person admin, String language) {
        return admin.post(BANK + "screens/", Map.of("name", "Hall", "site", "plateau", "languages", List.of(language)))
                .is(201)
                .text("address");
    }

    private List<String> takeTickets(Person admin) {
        List<String> queues = admin.get(BANK + "queues/")
                .is(200)
                .json()
                .path("results")
                .valueStream()
                .filter(queue -> queue.path("site").path("slug").asString().equals("plateau"))
                .map(queue -> queue.path("id").asString())
                .toList();
        List<String> links = new ArrayList<>();
        List<String> names =
                List.of("Awa Ndiaye", "Ousmane Fall", "Fatou Sarr", "Ibrahima Sow", "Mariama Bâ", "Khady Diouf");
        for (int i = 0; i < 12; i++) {
            var ticket = Map.of(
                    "queue_id", queues.get(i % 2),
                    "customer_name", names.get(i % names.size()),
                    "customer_phone", "77 000 00 " + (10 + i));
            links.add(admin.post(BANK + "tickets/", ticket).is(201).text("public_url"));
        }
        return links;
    }

    private Person signIn(String email) {
        String token = organisations
                .nobody()
                .post("/api/v1/auth/", Map.of("email", email, "password", "smartqueue-demo"))
                .is(200)
                .text("token");
        return new Person(organisations, email, token, "/", new StaffId(new UUID(0, 0)));
    }

    private void logIn(Page page, String email) {
        page.locator("input[name=email]").fill(email);
        page.locator("input[name=password]").fill("smartqueue-demo");
        page.locator("main button").click();
    }

    private void sheet(Browser browser, String name, Size size, String path, BiConsumer<Page, BrowserContext> before)
            throws IOException {
        sheet(browser, name, size, language -> path, before);
    }

    /** Four pictures on one: French and Arabic, light and dark; the wall is always dark. */
    private void sheet(
            Browser browser,
            String name,
            Size size,
            UnaryOperator<String> path,
            BiConsumer<Page, BrowserContext> before)
            throws IOException {
        StringBuilder html = new StringBuilder("<main style='display:inline-grid;gap:24px;padding:24px;"
                + "background:#cdc8c0;grid-template-columns:repeat(" + (size == PHONE ? 4 : 2) + ",max-content)'>");
        for (String language : List.of("fr", "ar")) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                if (size == WALL && scheme == ColorScheme.LIGHT) {
                    continue;
                }
                byte[] picture = picture(browser, size, language, scheme, path.apply(language), before);
                html.append("<img width=" + shown(size) + " src='data:image/png;base64,")
                        .append(Base64.getEncoder().encodeToString(picture))
                        .append("'>");
            }
        }
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1400, 900))) {
            Page page = context.newPage();
            page.setContent(html.toString());
            Files.write(FOLDER.resolve(name + ".png"), page.locator("main").screenshot());
        }
    }

    private static int shown(Size size) {
        return size == PHONE ? 240 : 620;
    }

    private byte[] picture(
            Browser browser,
            Size size,
            String language,
            ColorScheme scheme,
            String path,
            BiConsumer<Page, BrowserContext> before) {
        var options = new Browser.NewContextOptions()
                .setViewportSize(size.width(), size.height())
                .setLocale(language)
                .setColorScheme(scheme);
        try (BrowserContext context = browser.newContext(options)) {
            Page page = context.newPage();
            page.navigate(organisations.address() + path);
            before.accept(page, context);
            page.waitForLoadState();
            Await.until(Duration.ofSeconds(10), () -> page.locator("html").getAttribute("lang"), language::equals);
            // The wall's call inverts twice before it stands still.
            Await.until(
                    Duration.ofSeconds(10),
                    () -> page.evaluate("document.getAnimations().every(one => one.playState !== 'running')"),
                    Boolean.TRUE::equals);
            return page.screenshot();
        }
    }

    private static String path(String address) {
        return address.substring(address.indexOf('/', "https://".length()));
    }
}
