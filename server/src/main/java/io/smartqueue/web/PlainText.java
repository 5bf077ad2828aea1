package io.smartqueue.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Text that other people will read. Invisible characters in it could reorder its words or make an empty text look
 * filled, so they are taken out by their Unicode category.
 */
public final class PlainText {

    /** A text of a JSON body that may have several lines. Any other text is refused when it has a line break. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
    public @interface Lines {}

    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;

    private PlainText() {}

    /**
     * Without format characters (category Cf), such as direction overrides and zero-width spaces, and without letters
     * that are drawn as nothing. Joiners stay within a word or a symbol, because Persian and emoji need them.
     */
    public static String visible(String text) {
        if (text.codePoints().noneMatch(PlainText::isInvisible)) {
            return text;
        }
        int[] all = text.codePoints().toArray();
        var seen = new StringBuilder(text.length());
        for (int i = 0; i < all.length; i++) {
            boolean joins =
                    i > 0 && i + 1 < all.length && isJoiner(all[i]) && isDrawn(all[i - 1]) && isDrawn(all[i + 1]);
            if (joins || !isInvisible(all[i])) {
                seen.appendCodePoint(all[i]);
            }
        }
        return seen.toString();
    }

    /** Whether the database can store it: no NUL and no half of a surrogate pair. */
    public static boolean isStorable(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }

    /** Whether it contains a control character other than a tab or the end of a line. */
    public static boolean hasControls(String text) {
        return text.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r');
    }

    /** Whether it contains anything that a reader may show as the end of a line. */
    public static boolean hasLines(String text) {
        return text.codePoints().anyMatch(c -> switch (Character.getType(c)) {
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> c == '\n' || c == '\r' || c == '\t';
        });
    }

    private static boolean isJoiner(int c) {
        return c == NON_JOINER || c == JOINER;
    }

    private static boolean isDrawn(int c) {
        return !isInvisible(c) && !Character.isWhitespace(c) && !Character.isSpaceChar(c) && !Character.isISOControl(c);
    }

    private static boolean isInvisible(int c) {
        return Character.getType(c) == Character.FORMAT || isFiller(c);
    }

    /** Hangul fillers: letters by category, and Default_Ignorable_Code_Point. */
    private static boolean isFiller(int c) {
        return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
    }
}
