package io.smartqueue.display.wall;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where to go: in "Guichet 3" the word is "Guichet" and the sign "3"; "Accueil" has no sign. */
public record CounterSign(String name) {

    private static final Pattern WORD_AND_SIGN = Pattern.compile("(\\p{L}[\\p{L} ]{0,14}?)\\s+([\\p{Lu}\\d]{1,2})");
    private static final Set<String> COUNTERS = Set.of("guichet", "counter", "شباك");

    /** The word before the sign; empty when the name has no sign. */
    public String word() {
        Matcher parts = parts();
        return parts.matches() ? parts.group(1) : "";
    }

    /** The part shown large on the screen. */
    public String sign() {
        Matcher parts = parts();
        return parts.matches() ? parts.group(2) : name.strip();
    }

    public boolean named() {
        return sign().codePointCount(0, sign().length()) > 2;
    }

    /** Whether we have a translation of the word. */
    public boolean isCounter() {
        return COUNTERS.contains(word().toLowerCase(Locale.ROOT));
    }

    private Matcher parts() {
        return WORD_AND_SIGN.matcher(name.strip());
    }
}
