package io.smartqueue.notification.text;

import io.smartqueue.kernel.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words with variables written {@code {{customer_name}}}. Values are put in as they are: a message is no HTML. A part
 * between {@code [[} and {@code ]]} is left out when the value of a variable in it is unknown.
 */
public final class TemplateText {

    private sealed interface Part {
        record Words(String words) implements Part {}

        record Variable(String name) implements Part {}

        record Optional(List<Part> parts) implements Part {}
    }

    private static final Pattern MARKS = Pattern.compile("\\{\\{|}}|\\[\\[|]]");
    private static final Pattern NAME = Pattern.compile("\\s*([a-z][a-z0-9_]{0,63})\\s*");

    private final List<Part> parts;

    private TemplateText(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * Reads a text.
     *
     * @throws Refusal naming {@code field} when braces are not in pairs or hold no variable's name, or when an optional
     *     part is not closed, stands in another or has no variable
     */
    public static TemplateText parse(String field, String text) {
        return new TemplateText(List.copyOf(new Reading(field, text).all()));
    }

    /** One pass over a text. */
    private static final class Reading {

        private final String field;
        private final String text;
        private final Matcher marks;
        private final List<Part> top = new ArrayList<>();
        private @Nullable List<Part> optional;
        private int opened;
        private int from;

        Reading(String field, String text) {
            this.field = field;
            this.text = text;
            this.marks = MARKS.matcher(text);
        }

        List<Part> all() {
            while (marks.find()) {
                words(marks.start());
                switch (marks.group()) {
                    case "{{" -> variable(marks.start());
                    case "}}" -> throw syntax("a }} without its {{", marks.start());
                    case "[[" -> open();
                    default -> close();
                }
                from = marks.end();
            }
            if (optional != null) {
                throw unbalanced("a [[ without its ]]", opened);
            }
            words(text.length());
            return top;
        }

        private void words(int to) {
            current().add(new Part.Words(text.substring(from, to)));
        }

        private void variable(int open) {
            if (!marks.find() || !marks.group().equals("}}")) {
                throw syntax("a {{ without its }}", open);
            }
            Matcher name = NAME.matcher(text.substring(open + 2, marks.start()));
            if (!name.matches()) {
                throw syntax("no variable's name between the braces", open);
            }
            current().add(new Part.Variable(name.group(1)));
        }

        private void open() {
            if (optional != null) {
                throw unbalanced("a [[ within another", marks.start());
            }
            optional = new ArrayList<>();
            opened = marks.start();
        }

        private void close() {
            List<Part> within = optional;
            if (within == null) {
                throw unbalanced("a ]] without its [[", marks.start());
            }
            if (within.stream().noneMatch(Part.Variable.class::isInstance)) {
                throw unbalanced("an optional part without a variable", opened);
            }
            top.add(new Part.Optional(List.copyOf(within)));
            optional = null;
        }

        private List<Part> current() {
            List<Part> within = optional;
            return within == null ? top : within;
        }

        private Refusal syntax(String what, int at) {
            return refusal("template_syntax", what, at);
        }

        private Refusal unbalanced(String what, int at) {
            return refusal("template_does_not_parse", what, at);
        }

        private Refusal refusal(String code, String what, int at) {
            return Refusal.field(field, code, "At character " + (at + 1) + ": " + what + ".");
        }
    }

    /** In the order in which they first appear, those in optional parts among them. */
    public Set<String> variables() {
        Set<String> names = new LinkedHashSet<>();
        collect(parts, names);
        return names;
    }

    private static void collect(List<Part> parts, Set<String> names) {
        for (Part part : parts) {
            switch (part) {
                case Part.Words words -> {}
                case Part.Variable variable -> names.add(variable.name());
                case Part.Optional optional -> collect(optional.parts(), names);
            }
        }
    }

    /** @throws Refusal 422 {@code missing_variable} when a value is lacking outside of an optional part */
    public String render(Map<String, String> values) {
        return render(values, Map.of());
    }

    /**
     * The words with their values.
     *
     * @param substitutes stand outside of optional parts for values that are not known
     * @throws Refusal 422 {@code missing_variable} when neither is there
     */
    public String render(Map<String, String> values, Map<String, String> substitutes) {
        return render(parts, name -> value(name, values, substitutes), values);
    }

    private static String render(List<Part> parts, Function<String, String> value, Map<String, String> known) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(
                    switch (part) {
                        case Part.Words words -> words.words();
                        case Part.Variable variable -> value.apply(variable.name());
                        case Part.Optional optional ->
                            isKnown(optional, known) ? render(optional.parts(), value, known) : "";
                    });
        }
        return text.toString();
    }

    private static boolean isKnown(Part.Optional optional, Map<String, String> known) {
        return optional.parts().stream()
                .allMatch(part -> !(part instanceof Part.Variable variable)
                        || !known.getOrDefault(variable.name(), "").isBlank());
    }

    private static String value(String name, Map<String, String> values, Map<String, String> substitutes) {
        String value = values.getOrDefault(name, substitutes.get(name));
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
