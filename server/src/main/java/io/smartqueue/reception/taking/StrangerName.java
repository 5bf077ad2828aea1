package io.smartqueue.reception.taking;

import io.smartqueue.web.PlainText;
import java.util.regex.Pattern;

/**
 * The rule for names that strangers write. Agents and screens show them, so they may carry neither a sentence with a
 * number to ring nor anything that a phone makes a link of.
 */
final class StrangerName {

    private static final int LONGEST = 40;

    /** Letters and marks of any script, spaces, apostrophes, hyphens, and the full stop of an abbreviation. */
    private static final Pattern NAME = Pattern.compile("(?:[\\p{L}\\p{M} '’‘ʻ\\p{Pd}]|(?<=\\p{L}|\\p{M})\\.)+");

    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    /** "Mme.Ndiaye" and "J.-P." are abbreviations; "evil.example" and "شركة.كوم" are addresses. */
    private static final Pattern ADDRESS =
            Pattern.compile("\\.\\p{Ll}|[\\p{L}\\p{M}]{5,}\\.[\\p{L}\\p{M}]|[\\p{Lo}\\p{M}]{3,}\\.[\\p{Lo}\\p{M}]");

    private StrangerName() {}

    /** Without invisible characters, and with one kind of space. */
    static String normal(String written) {
        return PlainText.visible(written).replaceAll("\\p{Zs}+", " ").strip();
    }

    static boolean isTooLong(String name) {
        return name.codePointCount(0, name.length()) > LONGEST;
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches()
                && LETTER.matcher(name).find()
                && !ADDRESS.matcher(name).find();
    }
}
