package io.smartqueue.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stylesheets as the oldest of {@link OldestBrowsers} read them, which ignore each part that they do not know. */
public final class OldStylesheets {

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
    private static final Pattern NEWER_SELECTOR = Pattern.compile(":(is|where|has|focus-visible)\\b");
    private static final Pattern NEWER_PROPERTY =
            Pattern.compile("inset(-.+)?|(padding|margin)-(inline|block)|border-(inline|block)(-(width|style|color))?"
                    + "|aspect-ratio|translate|rotate|scale|appearance");
    private static final Pattern NEWER_VALUE = Pattern.compile("\\b[0-9.]+[dsl]v[hw]\\b|^clip$|color-mix|oklch");

    /** Children of a flex box that stand side by side with nothing between them; not the halves of a page or panel. */
    private static final String TOUCHING = """
            () => {
              const boxes = e => [...e.childNodes].flatMap(n => {
                if (n.nodeType == 3) {
                  if (!n.data.trim()) return [];
                  const text = document.createRange();
                  text.selectNodeContents(n);
                  return [text.getBoundingClientRect()];
                }
                if (n.nodeType != 1) return [];
                const style = getComputedStyle(n), box = n.getBoundingClientRect();
                if (style.display == 'contents') return boxes(n);
                return /absolute|fixed/.test(style.position) || !box.width || !box.height ? [] : [box];
              });
              const touching = [];
              document.querySelectorAll('body *').forEach(e => {
                if (!/flex/.test(getComputedStyle(e).display) || e.matches('main, .inhand, .out, .out *')) return;
                const found = boxes(e);
                for (let i = 1; i < found.length; i++) {
                  const [p, q] = [found[i - 1], found[i]];
                  const beside = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) > 1;
                  if (beside && Math.max(q.left - p.right, p.left - q.right) < 2) {
                    touching.push((e.getAttribute('class') || e.tagName) + ': ' + e.textContent.trim().slice(0, 40));
                  }
                }
              });
              return touching;
            }
            """;

    private OldStylesheets() {}

    /** For every page that the context opens from now on. */
    public static void in(BrowserContext context) {
        context.route(
                Pattern.compile(".*/assets/.*\\.css"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/css")
                        .setBody(read(route.fetch().text()))));
    }

    @SuppressWarnings("unchecked") // what the script returns
    public static List<String> touching(Page page) {
        return (List<String>) page.evaluate(TOUCHING);
    }

    /** What is left of a stylesheet; what stands there for browsers without {@code inset} counts. */
    static String read(String stylesheet) {
        String css = known(stylesheet).replaceAll("@supports not \\(inset: ?0\\)", "@supports (color: red)");
        Set<String> flexible = rules(css)
                .filter(rule -> rule.group(2).matches("(?s).*display:\\s*(inline-)?flex.*"))
                .flatMap(rule -> Stream.of(rule.group(1).split(",")))
                .map(OldStylesheets::last)
                .collect(Collectors.toSet());
        return RULE.matcher(css).replaceAll(rule -> {
            if (NEWER_SELECTOR.matcher(rule.group(1)).find()) {
                return "";
            }
            boolean hasGap = rule.group(2).matches("(?s).*display:\\s*grid.*")
                    || Stream.of(rule.group(1).split(",")).noneMatch(selector -> flexible.contains(last(selector)));
            Predicate<String> isRead =
                    written -> isKnown(written) && (hasGap || !written.matches("(row-|column-)?gap:.*"));
            return Matcher.quoteReplacement(rule.group(1) + "{"
                    + declarations(rule.group(2)).stream().filter(isRead).collect(Collectors.joining(";")) + "}");
        });
    }

    /** What the oldest browsers ignore and have nothing in its place for. */
    static List<String> missed(String stylesheet) {
        List<String> missed = new ArrayList<>();
        rules(known(stylesheet)).forEach(rule -> {
            String selector = rule.group(1).strip();
            List<String> newer = Stream.of(selector.split(",(?![^(]*\\))"))
                    .filter(one -> NEWER_SELECTOR.matcher(one).find())
                    .toList();
            // One that is unknown takes the others of its rule with it.
            if (selector.matches("(?s).*:(is|where)\\b.*")
                    || !newer.isEmpty() && newer.size() < selector.split(",(?![^(]*\\))").length) {
                missed.add(selector);
            }
            List<String> declarations = declarations(rule.group(2));
            declarations.stream()
                    .filter(written -> !isKnown(written))
                    .filter(written -> declarations.stream().noneMatch(other -> standsFor(other, written)))
                    .forEach(written -> missed.add(selector + " { " + written + " }"));
        });
        return missed;
    }

    private static boolean standsFor(String other, String written) {
        return isKnown(other) && property(other).replace("-webkit-", "").equals(property(written));
    }

    private static boolean isKnown(String written) {
        return !NEWER_PROPERTY.matcher(property(written)).matches()
                && !NEWER_VALUE
                        .matcher(written.substring(written.indexOf(':') + 1).strip())
                        .find();
    }

    private static String property(String written) {
        return written.substring(0, Math.max(0, written.indexOf(':'))).strip();
    }

    private static List<String> declarations(String body) {
        return Stream.of(body.split(";"))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private static Stream<MatchResult> rules(String css) {
        return RULE.matcher(css).results();
    }

    /** The last part of a selector, which is the element. */
    private static String last(String selector) {
        return selector.strip().replaceAll("(?s).*[\\s>+~]", "");
    }

    /** Without comments and without what asks for a selector first, which none of the oldest does. */
    private static String known(String stylesheet) {
        return COMMENT.matcher(stylesheet)
                .replaceAll("")
                .replaceAll("@supports selector\\([^{]*\\{(?:[^{}]*\\{[^{}]*})*\\s*}", "");
    }
}
