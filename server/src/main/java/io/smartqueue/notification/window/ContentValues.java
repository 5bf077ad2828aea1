package io.smartqueue.notification.window;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values for the numbered variables of a content template, as WhatsApp takes them. */
final class ContentValues {

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([a-z0-9_]+)\\s*}}");

    private ContentValues() {}

    /** What WhatsApp does not take. */
    static final class Unusable extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * Line breaks, tabs and rows of spaces become one space, because WhatsApp refuses the whole message for them.
     *
     * @param variables their names, in the order of their numbers
     * @throws Unusable naming the variable that has no value
     */
    static Map<String, String> of(List<String> variables, Map<String, String> values) {
        Map<String, String> numbered = new TreeMap<>();
        for (int i = 0; i < variables.size(); i++) {
            String name = variables.get(i);
            String value = SPACES.matcher(values.getOrDefault(name, ""))
                    .replaceAll(" ")
                    .strip();
            if (value.isEmpty()) {
                throw new Unusable("The content template needs a value for " + name + ", and there is none.");
            }
            numbered.put(Integer.toString(i + 1), value);
        }
        return numbered;
    }

    /** How the person will read it. */
    static String read(String words, List<String> variables, Map<String, String> numbered) {
        Map<String, String> values = new HashMap<>(numbered);
        for (int i = 0; i < variables.size(); i++) {
            values.put(variables.get(i), numbered.getOrDefault(Integer.toString(i + 1), ""));
        }
        return VARIABLE.matcher(words)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }
}
