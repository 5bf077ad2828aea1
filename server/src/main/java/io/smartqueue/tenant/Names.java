package io.smartqueue.tenant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A name that an organisation gives, and what it is in other languages.
 *
 * @param name for readers of any other language
 * @param names by BCP 47 tag
 */
public record Names(String name, Map<String, String> names) {

    private static final TypeReference<Map<String, String>> BY_LANGUAGE = new TypeReference<>() {};

    /** As somebody writes it down: without spaces around, tags in their usual form, and in order. */
    public static Names written(String name, @Nullable Map<String, String> names) {
        Map<String, String> kept = new TreeMap<>();
        if (names != null) {
            names.forEach(
                    (tag, translation) -> kept.put(Locale.forLanguageTag(tag).toLanguageTag(), translation.strip()));
        }
        return new Names(name.strip(), kept);
    }

    /** Which has no translation, such as that of a counter. */
    public static Names untranslated(String name) {
        return new Names(name, Map.of());
    }

    /** From the columns {@code what} and {@code what}s, such as {@code name} and {@code names}. */
    public static Names of(ResultSet row, String what) throws SQLException {
        String names = row.getString(what + "s");
        return new Names(row.getString(what), JsonMapper.shared().readValue(names, BY_LANGUAGE));
    }

    /** From an array of objects with the two columns. */
    public static List<Names> list(String json) {
        return JsonMapper.shared().readValue(json, new TypeReference<>() {});
    }

    /** What is stored in {@code names}. */
    public String json() {
        return JsonMapper.shared().writeValueAsString(names);
    }

    /** In a language as far as it is known: for {@code fr-SN} the French one, when there is no other (RFC 4647). */
    public String in(String language) {
        return LanguageTags.lookup(language, names.keySet()).map(names::get).orElse(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
