package io.smartqueue.notification.text;

import io.smartqueue.kernel.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words with variables written {@code {{customer_name}}}. Values are put in as they are: a message is no HTML.
 */
public final class TemplateText {

    private sealed interface Part {
        record Words(String words) implements Part {}

        record Variable(String name) implements Part {}
    }

    private static final Pattern BRACES = Pattern.compile("\\{\\{|}}");
    private static final Pattern NAME = Pattern.compile("\\s*([a-z][a-z0-9_]{0,63})\\s*");

    private final List<Part> parts;

    private TemplateText(List<Part> parts) {
        this.parts = parts;
    }

    /** @throws Refusal naming {@code field} when braces are not in pairs or hold no variable's name */
    public static TemplateText parse(String field, String text) {
        List<Part> parts = new ArrayList<>();
        Matcher braces = BRACES.matcher(text);
        int from = 0;
        while (braces.find()) {
            if (braces.group().equals("}}")) {
                throw malformed(field, "a }} without its {{", braces.start());
            }
            int open = braces.start();
            if (!braces.find() || braces.group().equals("{{")) {
                throw malformed(field, "a {{ without its }}", open);
            }
            Matcher name = NAME.matcher(text.substring(open + 2, braces.start()));
            if (!name.matches()) {
                throw malformed(field, "no variable's name between the braces", open);
            }
            parts.add(new Part.Words(text.substring(from, open)));
            parts.add(new Part.Variable(name.group(1)));
            from = braces.end();
        }
        parts.add(new Part.Words(text.substring(from)));
        return new TemplateText(List.copyOf(parts));
    }

    private static Refusal malformed(String field, String what, int at) {
        return Refusal.field(field, "template_syntax", "At character " + (at + 1) + ": " + what + ".");
    }

    /** In the order in which they first appear. */
    public Set<String> variables() {
        Set<String> names = new LinkedHashSet<>();
        for (Part part : parts) {
            if (part instanceof Part.Variable variable) {
                names.add(variable.name());
            }
        }
        return names;
    }

    /** @throws Refusal 422 {@code missing_variable} when a value is lacking */
    public String render(Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(
                    switch (part) {
                        case Part.Words words -> words.words();
                        case Part.Variable variable -> value(values, variable.name());
                    });
        }
        return text.toString();
    }

    private static String value(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw Refusal.of(
                            Refusal.Kind.UNPROCESSABLE,
                            "missing_variable",
                            "The context gives no value for " + name + ".")
                    .with("variable", name);
        }
        return value;
    }
}
