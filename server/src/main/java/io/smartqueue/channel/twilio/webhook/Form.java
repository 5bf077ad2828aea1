package io.smartqueue.channel.twilio.webhook;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.web.PlainText;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Fields exactly as sent: untrimmed, with empty ones and repeated names, because all of them are signed. */
public record Form(List<Field> fields) {

    public record Field(String name, String value) {}

    /** @throws IllegalArgumentException when a percent sign is not followed by two hexadecimal digits */
    public static Form parse(@Nullable String encoded) {
        List<Field> fields = new ArrayList<>();
        if (encoded != null) {
            for (String pair : encoded.split("&", -1)) {
                if (!pair.isEmpty()) {
                    int equals = pair.indexOf('=');
                    fields.add(new Field(
                            decoded(equals < 0 ? pair : pair.substring(0, equals)),
                            equals < 0 ? "" : decoded(pair.substring(equals + 1))));
                }
            }
        }
        return new Form(List.copyOf(fields));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** @throws Refusal for text that the database cannot store; only after the signature, which covers it as sent */
    void requireStorable() {
        for (Field field : fields) {
            if (!PlainText.isStorable(field.name()) || !PlainText.isStorable(field.value())) {
                throw Refusal.of(
                        Refusal.Kind.INVALID, "not_text", "A field of the form contains a character that is not text.");
            }
        }
    }

    /** The first value that is not empty. */
    Optional<String> find(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name) && !field.value().isEmpty())
                .map(Field::value)
                .findFirst();
    }

    /** Twilio signs the values of a repeated name once each, sorted. */
    SortedMap<String, SortedSet<String>> sorted() {
        SortedMap<String, SortedSet<String>> values = new TreeMap<>();
        fields.forEach(field ->
                values.computeIfAbsent(field.name(), name -> new TreeSet<>()).add(field.value()));
        return values;
    }
}
