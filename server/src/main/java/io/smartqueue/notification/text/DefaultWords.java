package io.smartqueue.notification.text;

import io.smartqueue.tenant.LanguageTags;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/**
 * The words that we bring in one language: the texts with which an organisation begins, and what stands for a value
 * that is not known.
 */
public final class DefaultWords {

    public static final List<DefaultWords> ALL = List.of(read("fr"), read("en"), read("ar"));

    private final String language;
    private final Properties words;

    private DefaultWords(String language, Properties words) {
        this.language = language;
        this.words = words;
    }

    /** In the first of these languages that we have words in, else in French. */
    public static DefaultWords in(String... wanted) {
        List<String> known = ALL.stream().map(DefaultWords::language).toList();
        for (String tag : wanted) {
            var found = LanguageTags.lookup(tag, known);
            if (found.isPresent()) {
                return ALL.get(known.indexOf(found.get()));
            }
        }
        return ALL.getFirst();
    }

    /** BCP 47. */
    public String language() {
        return language;
    }

    public String text(String key) {
        String found = words.getProperty(key);
        if (found == null) {
            throw new IllegalArgumentException("no default words in " + language + " for " + key);
        }
        return found;
    }

    private static DefaultWords read(String language) {
        String name = "/templates/messages_" + language + ".properties";
        try (var file = DefaultWords.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("there is no " + name);
            }
            var words = new Properties();
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return new DefaultWords(language, words);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
