package io.smartqueue.admin.part;

import io.smartqueue.page.Language;
import io.smartqueue.page.Messages;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words of a form's fields: those of its kind of thing, else those that all kinds share. */
final class FormWords {

    private static final String LANGUAGES = "names.";

    private FormWords() {}

    static String label(Messages words, String kind, String field) {
        if (field.startsWith(LANGUAGES)) {
            String code = field.substring(LANGUAGES.length());
            return words.say(
                    "form.name_in",
                    "language",
                    Language.of(code).map(Language::ownName).orElse(code));
        }
        String known = find(words, kind, field, "");
        int dot = field.indexOf('.');
        return known != null ? known : dot < 0 ? field : label(words, kind, field.substring(0, dot));
    }

    static @Nullable String help(Messages words, String kind, String field) {
        return find(words, kind, field, ".help");
    }

    // Of a part without words of its own, those of the whole: of head_starts.<id> those of head_starts.
    private static @Nullable String find(Messages words, String kind, String field, String end) {
        return Stream.of("field." + kind + "." + field + end, "field." + field + end)
                .filter(words::know)
                .findFirst()
                .map(words::say)
                .orElse(null);
    }

    /** How to repair it: as said for this field, else for this code. */
    static String problem(Messages words, String kind, String field, String code) {
        return Stream.of(
                        "problem." + kind + "." + field + "." + code,
                        "problem." + field + "." + code,
                        "problem." + code,
                        "refusal." + code)
                .filter(words::know)
                .findFirst()
                .map(words::say)
                .orElseGet(() -> words.say("problem.other"));
    }
}
