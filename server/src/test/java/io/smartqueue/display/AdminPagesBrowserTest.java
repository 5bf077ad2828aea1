package io.smartqueue.display;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Media;
import io.smartqueue.Organisations;
import io.smartqueue.browser.Accessible;
import io.smartqueue.browser.BrowserTest;
import io.smartqueue.browser.SignedIn;
import io.smartqueue.queue.Branch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Somebody looks after the screens of a site. */
@BrowserTest
class AdminPagesBrowserTest {

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Branch branch;

    @BeforeEach
    void openABranch() {
        branch = Branch.open(organisations, jdbc, transactions);
        branch.queue("A");
    }

    private static void screens(Page page) {
        page.waitForURL("**/watch");
        // On a phone the menu is closed at first.
        page.navigate(page.url().replaceFirst("/watch.*", "/screens"));
    }

    private static BrowserContext french(Browser browser) {
        return browser.newContext(new Browser.NewContextOptions().setLocale("fr-FR"));
    }

    @Test
    void aScreenIsPairedNamedAndGivenUp(Browser browser) {
        WaitingScreen screen = new WaitingScreen(organisations);
        try (BrowserContext context = french(browser)) {
            Page page = SignedIn.to("/admin", context, branch.tenant.manager());
            screens(page);
            assertThat(page.locator(".empty")).containsText("Aucun écran");

            page.selectOption("#language", "ar");
            page.check("[name=also][value=en]");
            page.uncheck("[name=voice]");
            pair(page, "AAAAAA");
            assertThat(page.locator("[role=alert]")).containsText("Aucun écran n’affiche ce code");
            assertThat(page.locator("#name")).hasValue("Hall");
            assertThat(page.locator("#language")).hasValue("ar");
            assertThat(page.locator("[name=also][value=en]")).isChecked();
            assertThat(page.locator("[name=also][value=fr]")).not().isChecked();
            assertThat(page.locator("[name=voice]")).not().isChecked();
            pair(page, screen.code());
            assertThat(page.locator("tbody tr")).hasCount(1);
            assertThat(page.locator("tbody tr")).containsText("العربية, English");
            assertThat(page.locator("tbody .pill")).hasText("Pas encore allumé");
            String address = screen.led().orElseThrow();
            screen.get(address);
            page.reload();
            assertThat(page.locator("tbody .pill")).hasText("En marche");
            branch.write("update device set last_seen_at = last_seen_at - interval '3 minutes'");
            page.reload();
            assertThat(page.locator("tbody .pill")).hasText("Ne répond plus");
            assertThat(page.locator("tbody")).containsText("Vu pour la dernière fois");

            page.click("text=Renommer");
            page.fill("tbody input[name=name]", "Entrée");
            page.click("tbody details[open] button");
            assertThat(page.locator("tbody")).containsText("Entrée");
            Accessible.checkInBothLights(page);
            page.click("text=Dissocier");
            page.click("text=Oui, dissocier");
            assertThat(page.locator(".empty")).hasCount(1);
            assertThat(screen.get(address).statusCode()).isEqualTo(404);
        }
    }

    private static void pair(Page page, String code) {
        page.fill("#code", code);
        page.fill("#name", "Hall");
        page.selectOption("#site", "plateau");
        page.click("main form.panel button.btn.fill");
    }

    @Test
    void aNoticeIsToldAndEnded(Browser browser) {
        try (BrowserContext context = french(browser)) {
            Page page = SignedIn.to("/admin", context, branch.tenant.admin());
            page.click("nav >> text=Annonces");
            page.fill("#text_fr", "Fermé vendredi");
            page.click("main form.panel button.btn.fill");
            assertThat(page.locator("tbody")).containsText("Fermé vendredi");
            page.click("tbody >> text=Terminer");
            assertThat(page.locator("tbody")).containsText("Terminée");
            page.click("nav >> text=Affiches");
            assertThat(page.locator("main a").first())
                    .hasAttribute("href", "/o/" + branch.tenant.slug() + "/plateau/poster");
        }
    }

    @Test
    void whatWasTypedStaysAndHoursAreTheSites(Browser browser) {
        branch.write("update site set zone = 'Indian/Reunion' where id = ?", branch.site);
        try (BrowserContext context = french(browser)) {
            Page page = SignedIn.to("/admin", context, branch.tenant.admin());
            page.click("nav >> text=Annonces");
            page.fill("#text_fr", "Fermé vendredi");
            page.fill("#starts", "2026-11-27T08:00");
            page.fill("#ends", "2026-11-27T07:00");
            page.click("main form.panel button.btn.fill");
            assertThat(page.locator("[role=alert]")).containsText("La fin doit venir après le début");
            assertThat(page.locator("#text_fr")).hasValue("Fermé vendredi");
            assertThat(page.locator("#starts")).hasValue("2026-11-27T08:00");
            assertThat(page.locator("#site")).hasValue("plateau");

            page.locator("#ends").evaluate("field => { field.type = 'text'; field.value = 'vendredi'; }");
            page.click("main form.panel button.btn.fill");
            assertThat(page.locator("[role=alert]")).containsText("Donnez un jour et une heure");

            page.fill("#ends", "2026-11-27T18:00");
            page.click("main form.panel button.btn.fill");
            assertThat(page.locator("tbody"))
                    .containsText(Pattern.compile("27 novembre 2026 08:00.*27 novembre 2026 18:00", Pattern.DOTALL));
        }
    }

    @Test
    void aVoiceIsRecordedAndHeard(Browser browser) throws IOException {
        Path sound = Files.createTempFile("seven", ".wav");
        try (BrowserContext context = french(browser)) {
            Files.write(sound, silence());
            Page page = SignedIn.to("/admin", context, branch.tenant.admin());
            page.navigate(organisations.address() + "/admin/" + branch.tenant.slug() + "/voices");
            assertThat(page.locator(".empty")).containsText("Aucun enregistrement");
            page.selectOption("#language", "wo");
            page.fill("#token", "7");
            page.setInputFiles("#upload", sound);
            page.click("main form.panel button.btn.fill");
            assertThat(page.locator("[role=status]")).containsText("gardé");
            assertThat(page.locator("tbody tr")).containsText("wolof");
            page.locator("audio").evaluate("""
                    one => new Promise((heard, failed) => {
                        one.addEventListener('loadedmetadata', heard);
                        one.addEventListener('error', () => failed(one.error.message));
                        one.preload = 'auto';
                        one.load();
                    })""");
            assertThat((double) page.locator("audio").evaluate("one => one.duration"))
                    .isEqualTo(0.1);
            Accessible.checkInBothLights(page);
            page.click("tbody summary");
            page.click("text=Oui, supprimer");
            assertThat(page.locator(".empty")).hasCount(1);
        } finally {
            Files.delete(sound);
        }
    }

    /** A tenth of a second. */
    private static byte[] silence() {
        int samples = 800;
        return ByteBuffer.allocate(44 + samples)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(36 + samples)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(8000)
                .putInt(8000)
                .putShort((short) 1)
                .putShort((short) 8)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(samples)
                .array();
    }

    @Test
    void everybodyCanUseItAlsoFromRightToLeft(Browser browser) {
        try (BrowserContext context = french(browser)) {
            Page page = SignedIn.to("/admin", context, branch.tenant.manager());
            screens(page);
            for (String one : List.of("screens", "notices", "voices", "posters", "opinions")) {
                page.navigate(organisations.address() + "/admin/" + branch.tenant.slug() + "/" + one + "?lang=ar");
                assertThat(page.locator("html")).hasAttribute("dir", "rtl");
                Accessible.checkInBothLights(page);
                Accessible.checkTwiceTheSize(page);
            }
        }
    }

    @Test
    void fitsOnAPhoneWithItsMenuInAFewRows(Browser browser) {
        WaitingScreen screen = new WaitingScreen(organisations);
        try (BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setLocale("fr-FR").setViewportSize(360, 740))) {
            Page page = SignedIn.to("/admin", context, branch.tenant.manager());
            screens(page);
            pair(page, screen.code());
            assertThat(page.locator("tbody tr")).hasCount(1);
            for (String one : List.of("screens", "notices", "voices", "posters", "accuracy", "opinions")) {
                page.navigate(organisations.address() + "/admin/" + branch.tenant.slug() + "/" + one);
                assertThat(page.evaluate("""
                                () => [...document.querySelectorAll('body *')]
                                    .filter(one => !one.closest('svg, .table-box')
                                        && one.getBoundingClientRect().right > innerWidth + 1)
                                    .map(one => one.tagName + '.' + one.className).join(', ')
                                    + document.documentElement.scrollWidth"""))
                        .as("what reaches out of " + one + ", and its width")
                        .isEqualTo("360");
                Object height = page.evaluate("() => document.querySelector('nav.side').offsetHeight");
                assertThat((int) height).as("height of the menu").isLessThan(740 / 3);
            }
        }
    }

    @Test
    void aPosterIsPrintedWithoutWhatIsForTheScreen(Browser browser) {
        try (BrowserContext context = french(browser)) {
            Page page = context.newPage();
            page.navigate(organisations.address() + "/o/" + branch.tenant.slug() + "/plateau/poster");
            assertThat(page.locator(".poster-acts button")).hasText("Imprimer");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator(".poster-acts button")).isHidden();
            assertThat(page.locator(".qr svg")).isVisible();
        }
    }

    @Test
    void anAgentIsTurnedAway(Browser browser) {
        try (BrowserContext context = french(browser)) {
            Page page = SignedIn.to("/admin", context, branch.tenant.agent());
            Response answer = page.navigate(organisations.address() + "/admin/" + branch.tenant.slug() + "/screens");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(page.locator("h1")).containsText("Votre rôle ne le permet pas");
        }
    }
}
