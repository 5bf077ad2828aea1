package io.smartqueue.twiliosandbox.content;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code {{1}}} in a text. */
final class Placeholders {
    static final Pattern ONE = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_]+)\\s*}}");

    private Placeholders() {}

    static Set<String> in(Content content) {
        String all = content.body() + " " + content.listButton() + " "
                + content.choices().stream()
                        .map(choice -> choice.id() + " " + choice.title() + " "
                                + (choice.description() == null ? "" : choice.description()))
                        .collect(Collectors.joining(" "));
        return ONE.matcher(all).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** A variable without a value stays as it is. */
    static String fill(String text, Map<String, String> values) {
        return ONE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found, values)));
    }

    private static String value(MatchResult found, Map<String, String> values) {
        return values.getOrDefault(found.group(1), found.group());
    }
}
