package io.smartqueue.conversation.words;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The words of each language: those that ask for something, and those of our answers. */
@Component
public class Vocabulary {

    static final List<String> LANGUAGES = List.of("fr", "en", "ar");

    private static final String ASKING = "keyword.";
    private static final Pattern NAME = Pattern.compile("[a-z0-9]{4,6}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,2}");
    private static final Pattern ARABIC = Pattern.compile(".*\\p{IsArabic}.*", Pattern.DOTALL);

    private record Meaning(Keyword keyword, String language) {}

    private final Map<String, Properties> words =
            LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(language -> language, Vocabulary::file));
    private final Map<String, List<Meaning>> meanings = new HashMap<>();

    public Vocabulary() {
        words.forEach((language, all) -> all.stringPropertyNames().stream()
                .filter(key -> key.startsWith(ASKING))
                .forEach(key -> Arrays.stream(all.getProperty(key).split("\\|"))
                        .map(Folded::of)
                        .forEach(phrase -> meanings.merge(
                                phrase,
                                List.of(new Meaning(Keyword.of(key.substring(ASKING.length())), language)),
                                Vocabulary::both))));
    }

    private static List<Meaning> both(List<Meaning> some, List<Meaning> more) {
        if (some.getFirst().keyword != more.getFirst().keyword) {
            throw new IllegalStateException("one phrase means two things: " + some + more);
        }
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    public Optional<Said> read(String text) {
        String folded = Folded.of(text);
        int space = folded.lastIndexOf(' ');
        return known(folded, "")
                .or(() -> space < 0 || !isName(folded.substring(space + 1))
                        ? Optional.empty()
                        : known(folded.substring(0, space), folded.substring(space + 1)))
                .or(() -> isName(folded)
                        ? Optional.of(new Said(Optional.empty(), upper(folded), Optional.empty()))
                        : Optional.empty());
    }

    /** What stands behind a button: the code of a keyword, which is of no language, else words. */
    public Optional<Said> pressed(String button) {
        return Keyword.find(button.strip())
                .map(keyword -> new Said(Optional.of(keyword), "", Optional.empty()))
                .or(() -> read(button));
    }

    /** A number of one or two digits, alone, in the digits of any script. */
    public OptionalInt number(String text) {
        String folded = Folded.of(text);
        return NUMBER.matcher(folded).matches() ? OptionalInt.of(Integer.parseInt(folded)) : OptionalInt.empty();
    }

    private static boolean isName(String token) {
        return NAME.matcher(token).matches();
    }

    private Optional<Said> known(String phrase, String name) {
        List<Meaning> found = meanings.getOrDefault(phrase, List.of());
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Said(
                        Optional.of(found.getFirst().keyword),
                        upper(name),
                        found.size() == 1 ? Optional.of(found.getFirst().language) : Optional.empty()));
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    /** The language of words that mean nothing to us, as far as their letters tell. */
    public Optional<String> languageOf(String text) {
        return ARABIC.matcher(text).matches() ? Optional.of("ar") : Optional.empty();
    }

    public boolean knows(String language, String key) {
        return all(language).containsKey("say." + key);
    }

    /** @param namesAndValues what stands in braces, and its values */
    public String say(String language, String key, @Nullable Object... namesAndValues) {
        String sentence = Objects.requireNonNull(all(language).getProperty("say." + key), key);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            sentence = sentence.replace("{" + namesAndValues[i] + "}", String.valueOf(namesAndValues[i + 1]));
        }
        return sentence;
    }

    private Properties all(String language) {
        return Objects.requireNonNull(words.get(LANGUAGES.contains(language) ? language : "fr"));
    }

    private static Properties file(String language) {
        var properties = new Properties();
        try (var file = Objects.requireNonNull(
                        Vocabulary.class.getResourceAsStream("/conversation/" + language + ".properties"));
                var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
            return properties;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
