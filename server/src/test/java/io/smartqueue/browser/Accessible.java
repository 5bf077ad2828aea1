package io.smartqueue.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ViewportSize;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks axe, by the rules of WCAG 2.2 up to AA and its own best practices, what on a page would stop somebody. */
public final class Accessible {

    /** What reaches out of the page, or of what it stands in. A wide table is moved within its box. */
    private static final String CUT = """
            () => [document.documentElement, ...document.querySelectorAll('body, body *')]
                .filter(e => !e.closest('svg, .out, .skip, [hidden]') && !e.matches('.table-box') && e.clientWidth > 0
                    && getComputedStyle(e).display != 'inline' && e.scrollWidth > e.clientWidth + 1)
                .map(e => e.tagName + '.' + e.className + ' ' + e.scrollWidth + ' > ' + e.clientWidth).join(', ')""";

    /** Tables that are moved sideways, but for the map of the week, whose columns are hours. */
    private static final String SIDEWAYS = """
            () => [...document.querySelectorAll('.table-box')]
                .filter(e => !e.querySelector('.week-map') && e.scrollWidth > e.clientWidth + 1)
                .map(e => e.getAttribute('aria-label') + ' ' + e.scrollWidth + ' > ' + e.clientWidth).join(', ')""";

    /** What a finger is to hit and may miss. */
    private static final String SMALL = """
            () => [...document.querySelectorAll('.btn, .input, .check, .side a, .outcomes label')]
                .filter(e => e.offsetHeight > 0 && e.offsetHeight < 44)
                .map(e => e.tagName + '.' + e.className + ' ' + e.offsetHeight).join(', ')""";

    private Accessible() {}

    /** WCAG 2.5.3, which axe counts as experimental: who speaks to the computer says what is written there. */
    private static AxeRunOptions also() {
        var rule = new AxeRuleOptions();
        rule.setEnabled(true);
        var options = new AxeRunOptions();
        options.setRules(Map.of("label-content-name-mismatch", rule));
        return options;
    }

    /** The page as it stands. */
    public static void check(Page page) {
        List<Rule> violations = new AxeBuilder(page)
                .setLegacyMode(true)
                .options(also())
                .analyze()
                .getViolations();
        assertThat(violations.stream().map(Accessible::said).toList())
                .as(page.url())
                .isEmpty();
    }

    /** The page in the light and in the dark. */
    public static void checkInBothLights(Page page) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            check(page);
        }
    }

    private static String said(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + "\n"
                + rule.getNodes().stream()
                        .map(CheckedNode::getHtml)
                        .map(html -> "  " + html)
                        .collect(Collectors.joining("\n"));
    }

    /** Nothing is lost or cut when all text is twice as large (WCAG 1.4.4). */
    public static void checkTwiceTheSize(Page page) {
        page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }");
        Object cut = page.evaluate(CUT);
        page.evaluate("() => { document.documentElement.style.fontSize = ''; }");
        assertThat(cut).as("twice the size: " + page.url()).isEqualTo("");
    }

    /** Nor when the whole page is, so that half as much of it is seen. */
    public static void checkTwiceAsNear(Page page) {
        ViewportSize size = page.viewportSize();
        page.setViewportSize(size.width / 2, size.height / 2);
        Object cut = page.evaluate(CUT);
        page.setViewportSize(size.width, size.height);
        assertThat(cut).as("twice as near: " + page.url()).isEqualTo("");
    }

    /** On a phone everything is there without moving sideways, and large enough for a finger. */
    public static void checkOnAPhone(Page page) {
        ViewportSize size = page.viewportSize();
        page.setViewportSize(390, 844);
        Object cut = page.evaluate(CUT);
        Object sideways = page.evaluate(SIDEWAYS);
        Object small = page.evaluate(SMALL);
        page.setViewportSize(size.width, size.height);
        assertThat(List.of(cut, sideways, small))
                .as("on a phone: " + page.url())
                .containsOnly("");
    }
}
