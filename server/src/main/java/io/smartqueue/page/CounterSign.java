package io.smartqueue.page;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where to go: in "Guichet 3" the word is "Guichet" and the sign "3"; "Accueil" has no sign. */
public record CounterSign(String name) {

    private static final Pattern WORD_AND_SIGN = Pattern.compile("(\\p{L}[\\p{L} ]{0,14}?)\\s+([\\p{Lu}\\d]{1,2})");
    private static final Set<String> COUNTERS = Set.of("guichet", "counter", "شباك");

    /** The word before the sign; empty when the name has no sign. */
    private String word() {
        Matcher parts = parts();
        return parts.matches() ? parts.group(1) : "";
    }

    /** The part shown large. */
    public String sign() {
        Matcher parts = parts();
        return parts.matches() ? parts.group(2) : name.strip();
    }

    /** Whether the name has no part that is short enough to be shown large. */
    public boolean named() {
        return sign().codePointCount(0, sign().length()) > 2;
    }

    /** The word beside the sign: the organisation's own, unless it is one that we have in each language. */
    public String word(Messages messages) {
        return isCounter() ? messages.say("page.counter") : word();
    }

    /** The whole name, the same on a phone, on the wall and in an announcement. */
    public String in(Messages messages) {
        return isCounter() ? word(messages) + " " + sign() : name;
    }

    /** Whether we have a translation of the word; a sign alone is taken for that of a counter. */
    private boolean isCounter() {
        return word().isEmpty() ? !named() : COUNTERS.contains(word().toLowerCase(Locale.ROOT));
    }

    private Matcher parts() {
        return WORD_AND_SIGN.matcher(name.strip());
    }
}
