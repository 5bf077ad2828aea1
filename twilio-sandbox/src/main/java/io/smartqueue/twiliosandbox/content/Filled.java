package io.smartqueue.twiliosandbox.content;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Content with its variables filled in, as a phone shows it.
 *
 * @param problem Twilio's code when WhatsApp will refuse it, null if it will not
 */
public record Filled(
        String contentSid,
        Kind kind,
        String body,
        String listButton,
        List<Choice> choices,
        @Nullable Integer problem) {
    private static final int WRONG_NUMBER = 63028;
    private static final int POLICY = 63013;
    private static final int TOO_LONG = 63005;
    private static final int LONGEST = 1_024;
    private static final Pattern FORBIDDEN = Pattern.compile("[\\n\\r\\t]| {5,}");

    public Filled {
        choices = List.copyOf(choices);
    }

    /** @param given values by number; a variable that is not given takes its sample */
    static Filled of(Content content, Map<String, String> given) {
        Map<String, String> values = new HashMap<>(content.variables());
        values.putAll(given);
        List<Choice> choices = content.choices().stream()
                .map(choice -> new Choice(
                        Placeholders.fill(choice.id(), values),
                        Placeholders.fill(choice.title(), values),
                        choice.description() == null ? null : Placeholders.fill(choice.description(), values)))
                .toList();
        String body = Placeholders.fill(content.body(), values);
        return new Filled(
                content.sid(),
                content.kind(),
                body,
                Placeholders.fill(content.listButton(), values),
                choices,
                problem(content, given, body));
    }

    private static @Nullable Integer problem(Content content, Map<String, String> given, String body) {
        Set<String> used = Placeholders.in(content);
        boolean lacks = used.stream()
                .anyMatch(
                        name -> !given.containsKey(name) && !content.variables().containsKey(name));
        if (lacks || !used.containsAll(given.keySet())) {
            return WRONG_NUMBER;
        }
        if (given.values().stream().anyMatch(value -> FORBIDDEN.matcher(value).find())) {
            return POLICY;
        }
        return body.codePointCount(0, body.length()) > LONGEST ? TOO_LONG : null;
    }
}
