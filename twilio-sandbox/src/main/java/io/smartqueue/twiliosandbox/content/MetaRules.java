package io.smartqueue.twiliosandbox.content;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Why WhatsApp rejects a template, as far as a machine can say. */
final class MetaRules {
    private static final Pattern FIRST_OR_LAST = Pattern.compile("(?s)\\s*\\{\\{[^}]*}}.*|.*\\{\\{[^}]*}}\\s*");
    private static final Pattern ADJACENT = Pattern.compile("}}\\s*\\{\\{");
    private static final Pattern SPACES = Pattern.compile("\\n{5,}|[ ]{5,}|\\t");

    private MetaRules() {}

    static Optional<String> broken(Content content) {
        String body = content.body();
        Set<String> used = Placeholders.in(content);
        if (FIRST_OR_LAST.matcher(body).matches()) {
            return Optional.of("Variables can't be at the start or end of the template.");
        }
        if (ADJACENT.matcher(body).find()) {
            return Optional.of("Variables can't be next to each other.");
        }
        if (SPACES.matcher(body).find()) {
            return Optional.of("The body has tabs, or more than four spaces or new lines in a row.");
        }
        if (!content.variables().keySet().containsAll(used)) {
            return Optional.of("A sample is missing for a variable.");
        }
        long words = Placeholders.ONE.matcher(body).replaceAll(" ").strip().split("\\s+").length;
        return words < 2L * used.size() + 1
                ? Optional.of("This template has too many variables for its length.")
                : Optional.empty();
    }
}
