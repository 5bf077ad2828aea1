package io.smartqueue.admin.part;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Html;
import io.smartqueue.page.Messages;
import io.smartqueue.page.Reply;
import io.smartqueue.web.FormOnce;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;

/**
 * A form with what stands in it: what is stored, or what was typed and could not be saved.
 *
 * @param kind of thing, for words of its own: {@code field.<kind>.<name>}, else {@code field.<name>}
 * @param values by field; a field that is not filled in has none
 * @param seen the stored values that its author saw, which it brings back
 * @param errors of the fields, by their names here
 * @param refused why it was not saved, where no field is to blame; null when nothing was refused
 * @param meanwhile what somebody else has saved since it was shown, by field
 */
public record Form(
        String kind,
        Map<String, List<String>> values,
        String seen,
        List<Refusal.Field> errors,
        @Nullable Refusal refused,
        Map<String, List<String>> meanwhile) {

    /** The field that brings back what was seen. */
    public static final String SEEN = FormOnce.SEEN;

    static final String CHANGED = "changed_meanwhile";
    private static final String PRESENT = "present";

    /** Which field is to blame for what is refused as a conflict. */
    private static final Map<String, String> BLAMED = Map.of(
            "slug_taken", "slug",
            "code_taken", "code",
            "name_taken", "name",
            "email_taken", "email",
            "phone_taken", "phone",
            "site_fixed", "site_id",
            "counter_open", "is_active",
            "overlaps", "valid_from",
            "duplicate_rule", "code",
            "provider_unavailable", "country");

    public Form {
        values = Map.copyOf(values);
        errors = List.copyOf(errors);
        meanwhile = Map.copyOf(meanwhile);
    }

    /** For something new, with what is usual filled in. */
    public static Form blank(String kind, Map<String, String> usual) {
        Map<String, List<String>> values = new TreeMap<>();
        usual.forEach((field, value) -> values.put(field, List.of(value)));
        return new Form(kind, values, "", List.of(), null, Map.of());
    }

    /** For a change of what is stored. */
    public static Form showing(String kind, Map<String, List<String>> stored) {
        return new Form(kind, stored, FieldTexts.write(stored), List.of(), null, Map.of());
    }

    /** As it was sent. */
    public static Form typed(String kind, MultiValueMap<String, String> fields) {
        Map<String, List<String>> values = new TreeMap<>();
        fields.forEach((field, sent) -> {
            if (!field.equals(SEEN) && !field.startsWith("_")) {
                values.put(
                        field,
                        sent.stream()
                                .filter(Objects::nonNull)
                                .map(value -> value.replace("\r\n", "\n"))
                                .toList());
            }
        });
        return new Form(kind, values, Objects.requireNonNullElse(fields.getFirst(SEEN), ""), List.of(), null, Map.of());
    }

    /** The same, with what was typed, and what is wrong with it. */
    public Form refused(Refusal refusal) {
        if (refusal.code().equals(CHANGED) && refusal.details().get(PRESENT) instanceof String present) {
            return overtaken(refusal, FieldTexts.read(present), present);
        }
        String blamed = BLAMED.get(refusal.code());
        List<Refusal.Field> found = refusal.fields().isEmpty() && blamed != null && values.containsKey(blamed)
                ? List.of(new Refusal.Field(blamed, refusal.code(), String.valueOf(refusal.getMessage())))
                : refusal.fields();
        return new Form(kind, values, seen, found, found.isEmpty() ? refusal : null, Map.of());
    }

    // A field that its author left alone takes what the other has saved; of the others both values are shown.
    private Form overtaken(Refusal refusal, Map<String, List<String>> present, String presentText) {
        Map<String, List<String>> was = FieldTexts.read(seen);
        Map<String, List<String>> kept = new TreeMap<>(values);
        Map<String, List<String>> theirs = new TreeMap<>();
        for (String field : values.keySet()) {
            List<String> now = present.getOrDefault(field, List.of());
            List<String> before = was.getOrDefault(field, List.of());
            if (!now.equals(before)) {
                theirs.put(field, now);
                if (FieldTexts.filled(all(field)).equals(before)) {
                    kept.put(field, now);
                }
            }
        }
        return new Form(kind, kept, presentText, List.of(), refusal, theirs);
    }

    /** @throws Refusal when what is stored is no longer what the author of this form saw */
    void requireSeen(Map<String, List<String>> stored) {
        if (!hasSeen(stored)) {
            throw Refusal.of(Refusal.Kind.CHANGED, CHANGED, "Somebody has changed this since you opened it.")
                    .with(PRESENT, FieldTexts.write(stored));
        }
    }

    /** Whether every field holds what is stored, and no other field holds anything. */
    boolean says(Map<String, List<String>> stored) {
        return FieldTexts.write(values).equals(FieldTexts.write(stored));
    }

    boolean hasSeen(Map<String, List<String>> stored) {
        return FieldTexts.write(stored).equals(seen);
    }

    /** The same with another value of a field. */
    public Form with(String field, String value) {
        return with(field, List.of(value));
    }

    public Form with(String field, List<String> several) {
        Map<String, List<String>> other = new TreeMap<>(values);
        other.put(field, several);
        return new Form(kind, other, seen, errors, refused, meanwhile);
    }

    /** Saves it, or shows it again with what was typed and what is wrong with it. */
    public Reply attempt(Function<Form, Reply> save, Function<Form, Html> again) {
        try {
            return save.apply(this);
        } catch (Refusal refusal) {
            Form refused = refused(refusal);
            return again.apply(refused).status(refused.status());
        }
    }

    /** Of the page that shows a form which was refused. */
    HttpStatus status() {
        return refused != null && refused.kind() == Refusal.Kind.CHANGED
                ? HttpStatus.PRECONDITION_FAILED
                : HttpStatus.UNPROCESSABLE_CONTENT;
    }

    public String value(String field) {
        List<String> all = all(field);
        return all.isEmpty() ? "" : all.getLast();
    }

    public List<String> all(String field) {
        return values.getOrDefault(field, List.of());
    }

    public boolean has(String field, String value) {
        return all(field).contains(value);
    }

    public boolean isRefused() {
        return refused != null || !errors.isEmpty();
    }

    public Optional<Refusal.Field> error(String field) {
        return errors.stream().filter(error -> isOf(error, field)).findFirst();
    }

    // A field of many values is to blame for each of them: queues.0 for queues.
    private static boolean isOf(Refusal.Field error, String field) {
        return error.field().equals(field) || error.field().matches("\\Q" + field + "\\E\\.\\d+");
    }

    /** Why the form was not saved, where no field can be named. */
    public List<String> otherProblems(Messages words) {
        return refused == null ? List.of() : List.of(FormWords.problem(words, kind, "", refused.code()));
    }

    /** Which fields others have changed in between, when that is why it was not saved. */
    public boolean isOvertaken() {
        return refused != null && refused.code().equals(CHANGED);
    }

    /** What another has saved in between in a field; null when nothing. */
    public @Nullable String meanwhile(Messages words, String field) {
        List<String> theirs = meanwhile.get(field);
        return theirs == null ? null : theirs.isEmpty() ? words.say("form.nothing") : words.list(theirs);
    }

    public String label(Messages words, String field) {
        return FormWords.label(words, kind, field);
    }

    public @Nullable String help(Messages words, String field) {
        return FormWords.help(words, kind, field);
    }

    public String problem(Messages words, Refusal.Field error) {
        return FormWords.problem(words, kind, error.field(), error.code());
    }

    /** The id of a field in the page. */
    public static String id(String field) {
        return Stream.of(field.split("\\."))
                .reduce((start, end) -> start + "-" + end)
                .orElse(field);
    }
}
