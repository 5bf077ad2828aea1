package io.smartqueue.display;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import java.time.Duration;
import java.util.List;

/** A browser on the wall that writes its announcements down instead of speaking them. */
final class Wall implements AutoCloseable {

    /** Each sentence takes 400 ms; {@code during} counts how many others were being said at its beginning. */
    private static final String VOICE = """
            window.said = [];
            let speaking = 0;
            Object.defineProperty(window, 'speechSynthesis', {value: {
              speak(sentence) {
                window.said.push({lang: sentence.lang, text: sentence.text, during: speaking++});
                setTimeout(() => { speaking--; sentence.onend && sentence.onend(new Event('end')); }, 400);
              },
              cancel() {}
            }});
            """;

    /** When each number stood alone for the first time, by the browser's clock: the test's own would measure itself. */
    private static final String DIARY = """
            window.shownAt = {};
            new MutationObserver(() => {
              const one = document.querySelector('.wall-call .num');
              if (one && !(one.textContent in shownAt)) shownAt[one.textContent] = performance.now();
            }).observe(document, {childList: true, subtree: true});
            """;

    record Said(String lang, String text, int during) {}

    final BrowserContext context;
    final Page page;

    Wall(Browser browser, Browser.NewContextOptions options) {
        context = browser.newContext(options);
        context.addInitScript(VOICE);
        context.addInitScript(DIARY);
        page = context.newPage();
    }

    static Wall landscape(Browser browser) {
        return new Wall(
                browser,
                new Browser.NewContextOptions().setViewportSize(1920, 1080).setLocale("fr-FR"));
    }

    /** Returns when the screen hears of what happens. */
    Wall show(String address) {
        page.waitForResponse(
                answer -> answer.url().endsWith("/events"),
                () -> page.navigate(address, new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD)));
        return this;
    }

    List<Said> said() {
        return ((List<?>) page.evaluate("window.said.map(one => [one.lang, one.text, String(one.during)])"))
                .stream()
                        .map(one -> (List<?>) one)
                        .map(one -> new Said(
                                String.valueOf(one.get(0)),
                                String.valueOf(one.get(1)),
                                Integer.parseInt(String.valueOf(one.get(2)))))
                        .toList();
    }

    /** The numbers on yellow: none or one. */
    List<String> alone() {
        return page.locator(".wall-call .num").allInnerTexts();
    }

    Duration between(String first, String second) {
        Object millis = page.evaluate("([first, second]) => shownAt[second] - shownAt[first]", List.of(first, second));
        return Duration.ofMillis(((Number) millis).longValue());
    }

    List<String> list() {
        return page.locator(".wall-last li .num").allInnerTexts();
    }

    double size(String selector) {
        return ((Number) page.locator(selector).first().evaluate("one => parseFloat(getComputedStyle(one).fontSize)"))
                .doubleValue();
    }

    @Override
    public void close() {
        context.close();
    }
}
