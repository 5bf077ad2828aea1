package io.smartqueue.notification.content;

import io.smartqueue.kernel.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a content template, with variables by name ({@code {{ticket_number}}}) or by number ({@code {{1}}}).
 *
 * @param slots where the variables stand
 */
record ContentBody(String text, List<Slot> slots) {

    private static final Pattern SLOT = Pattern.compile("\\{\\{\\s*([a-z][a-z0-9_]{0,63}|[1-9][0-9]{0,2})\\s*}}");
    private static final Pattern STRAY = Pattern.compile("\\{\\{|}}|\\[\\[|]]");

    /** @param name as it is written: a name or a number */
    record Slot(String name, int start, int end) {

        boolean isNumber() {
            return Character.isDigit(name.charAt(0));
        }
    }

    /** @param faults receives what does not parse, with its place */
    static ContentBody read(String text, List<Refusal.Field> faults) {
        List<Slot> slots = new ArrayList<>();
        Matcher slot = SLOT.matcher(text);
        int from = 0;
        while (slot.find()) {
            stray(text, from, slot.start(), faults);
            slots.add(new Slot(slot.group(1), slot.start(), slot.end()));
            from = slot.end();
        }
        stray(text, from, text.length(), faults);
        return new ContentBody(text, List.copyOf(slots));
    }

    private static void stray(String text, int from, int to, List<Refusal.Field> faults) {
        Matcher mark = STRAY.matcher(text).region(from, to);
        if (mark.find()) {
            faults.add(
                    mark.group().equals("[[") || mark.group().equals("]]")
                            ? fault("optional_part", mark.start(), "WhatsApp's templates have no optional parts.")
                            : fault(
                                    "template_syntax",
                                    mark.start(),
                                    "braces that hold no variable, such as {{ticket_number}} or {{1}}."));
        }
    }

    static Refusal.Field fault(String code, int at, String what) {
        return new Refusal.Field("body", code, "At character " + (at + 1) + ": " + what);
    }

    boolean isNumbered() {
        return slots.stream().anyMatch(Slot::isNumber);
    }

    /** Each once, as written, in the order in which they appear first. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        slots.forEach(slot -> names.add(slot.name()));
        return names;
    }

    /** Variables by number, as the provider is given them. */
    String numbered(List<String> variables) {
        Map<String, String> numbers = new LinkedHashMap<>();
        for (int i = 0; i < variables.size(); i++) {
            numbers.put(variables.get(i), "{{" + (i + 1) + "}}");
        }
        return with(numbers);
    }

    /** With something in place of each variable; numbers stay. */
    String with(Map<String, String> replacements) {
        var replaced = new StringBuilder();
        int from = 0;
        for (Slot slot : slots) {
            replaced.append(text, from, slot.start())
                    .append(replacements.getOrDefault(slot.name(), "{{" + slot.name() + "}}"));
            from = slot.end();
        }
        return replaced.append(text.substring(from)).toString();
    }

    /** The words around the variables: {@code before} the first, between two, after the last. */
    List<String> between() {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (Slot slot : slots) {
            parts.add(text.substring(from, slot.start()));
            from = slot.end();
        }
        parts.add(text.substring(from));
        return parts;
    }
}
