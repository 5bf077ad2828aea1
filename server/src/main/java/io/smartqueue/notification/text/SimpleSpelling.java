package io.smartqueue.notification.text;

import com.ibm.icu.text.Transliterator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The spelling of an SMS with letters of GSM-7 alone, which costs half: "bientôt" becomes "bientot" and a typographic
 * apostrophe a straight one. What GSM-7 has stays as it is, "é" for example.
 *
 * <p>A text is simplified as a whole or not at all, because one letter outside of GSM-7 makes the whole message dear.
 * Names in capitals and letters of other scripts than Latin are never changed.
 */
public final class SimpleSpelling {

    /** Where the library's rules differ from what people write; its guillemets would become two characters each. */
    private static final Map<String, String> OURS = Map.ofEntries(
            Map.entry("«", "\""),
            Map.entry("»", "\""),
            Map.entry("“", "\""),
            Map.entry("”", "\""),
            Map.entry("„", "\""),
            Map.entry("’", "'"),
            Map.entry("‘", "'"),
            Map.entry("`", "'"),
            Map.entry("…", "..."),
            Map.entry("•", "-"),
            Map.entry("–", "-"),
            Map.entry("—", "-"),
            Map.entry("→", "-"),
            Map.entry("ŋ", "ng"),
            Map.entry("\u00a0", " "),
            Map.entry("\u202f", " "),
            Map.entry("\u2009", " "));

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");

    /** Unicode CLDR's rules from Latin letters to ASCII; other scripts stay. */
    private static final Transliterator LATIN = Transliterator.getInstance("Latin-ASCII");

    private SimpleSpelling() {}

    /** @return empty when it would change nothing, or would not save anything */
    public static Optional<String> of(String text) {
        if (Segments.costly(text).isEmpty()) {
            return Optional.empty();
        }
        StringBuilder simple = new StringBuilder();
        Matcher words = WORD.matcher(text);
        int from = 0;
        while (words.find()) {
            simple.append(simplified(text.substring(from, words.start())));
            simple.append(isNameInCapitals(words.group()) ? words.group() : simplified(words.group()));
            from = words.end();
        }
        simple.append(simplified(text.substring(from)));
        return Segments.costly(simple.toString()).isEmpty() ? Optional.of(simple.toString()) : Optional.empty();
    }

    private static boolean isNameInCapitals(String word) {
        return word.codePointCount(0, word.length()) > 1
                && word.codePoints().noneMatch(Character::isLowerCase)
                && word.codePoints().anyMatch(Character::isUpperCase);
    }

    private static String simplified(String text) {
        StringBuilder simple = new StringBuilder();
        text.codePoints()
                .mapToObj(Character::toString)
                .map(letter -> Segments.costly(letter).isEmpty() ? letter : replacement(letter))
                .forEach(simple::append);
        return simple.toString();
    }

    private static String replacement(String letter) {
        String ours = OURS.get(letter);
        return ours == null ? LATIN.transliterate(letter) : ours;
    }
}
