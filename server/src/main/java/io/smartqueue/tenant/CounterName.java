package io.smartqueue.tenant;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where to go: in "Guichet 3" the word is "Guichet" and the sign "3"; "Accueil" has no sign. */
public record CounterName(String name) {

    private static final Pattern WORD_AND_SIGN = Pattern.compile("(\\p{L}[\\p{L} ]{0,14}?)\\s+([\\p{Lu}\\d]{1,2})");
    private static final Set<String> COUNTERS = Set.of("guichet", "counter", "شباك");

    /** The word before the sign; empty when the name has no sign. */
    public String word() {
        Matcher parts = parts();
        return parts.matches() ? parts.group(1) : "";
    }

    /** The part shown large. */
    public String sign() {
        Matcher parts = parts();
        return parts.matches() ? parts.group(2) : name.strip();
    }

    /** Whether the name has no part that is short enough to be shown large. */
    public boolean isLong() {
        return sign().codePointCount(0, sign().length()) > 2;
    }

    /** Whether the word is one that we have in each language; a sign alone is taken for that of a counter. */
    public boolean isOfCounter() {
        return word().isEmpty() ? !isLong() : COUNTERS.contains(word().toLowerCase(Locale.ROOT));
    }

    /**
     * The whole name as somebody reads it: the organisation's own, unless its word is one that we have.
     *
     * @param counter that word in the reader's language
     */
    public String with(String counter) {
        return isOfCounter() ? counter + " " + sign() : name;
    }

    private Matcher parts() {
        return WORD_AND_SIGN.matcher(name.strip());
    }
}
