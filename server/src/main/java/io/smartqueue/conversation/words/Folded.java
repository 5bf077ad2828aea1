package io.smartqueue.conversation.words;

import java.text.Normalizer;
import java.util.Locale;

/** Words without what people write in one way or another: case, accents, apostrophes, invisible signs, spaces. */
final class Folded {

    private static final String APOSTROPHES = "'’‘ʼ`´";
    private static final int TATWEEL = 0x0640;

    private Folded() {}

    static String of(String text) {
        var folded = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> !isLeftOut(c))
                .map(Folded::usual)
                .forEach(folded::appendCodePoint);
        return folded.toString().strip().replaceAll(" +", " ");
    }

    private static boolean isLeftOut(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || c == TATWEEL
                || APOSTROPHES.indexOf(c) >= 0;
    }

    private static int usual(int c) {
        if (Character.isDigit(c)) {
            return '0' + Character.digit(c, 10);
        }
        return switch (c) {
            // Arabic letters that many write alike at the end of a word.
            case 'ة' -> 'ه';
            case 'ى' -> 'ي';
            default -> Character.isLetter(c) ? c : ' ';
        };
    }
}
