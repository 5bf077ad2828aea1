package io.smartqueue.notification.text;

import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;

/**
 * How an SMS is encoded, and into how many paid segments it falls.
 *
 * <p>3GPP TS 23.038 §6.2.1 (GSM 7-bit default alphabet and its extension table) and TS 23.040 §9.2.3.24.1
 * (concatenation): 160 septets alone or 153 in each of several; otherwise UCS-2 with 70 or 67 units. As Twilio
 * does, an extension character or a grapheme cluster is never split between two segments.
 */
public record Segments(Encoding encoding, int count) {

    public enum Encoding {
        GSM_7("GSM-7", 160, 153),
        UCS_2("UCS-2", 70, 67);

        private final String label;
        private final int alone;
        private final int joined;

        Encoding(String label, int alone, int joined) {
            this.label = label;
            this.alone = alone;
            this.joined = joined;
        }

        public String label() {
            return label;
        }
    }

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENDED = "\f^{}\\[~]|€";

    public static Segments of(String text) {
        Encoding encoding = costly(text).isEmpty() ? Encoding.GSM_7 : Encoding.UCS_2;
        int[] widths = switch (encoding) {
            case GSM_7 ->
                text.chars().map(unit -> EXTENDED.indexOf(unit) < 0 ? 1 : 2).toArray();
            case UCS_2 -> clusters(text);
        };
        return new Segments(encoding, count(widths, encoding));
    }

    /** The characters that push the whole text out of GSM-7, each once. */
    public static List<String> costly(String text) {
        return text.codePoints()
                .filter(character -> BASIC.indexOf(character) < 0 && EXTENDED.indexOf(character) < 0)
                .distinct()
                .mapToObj(Character::toString)
                .toList();
    }

    private static int count(int[] widths, Encoding encoding) {
        int total = 0;
        for (int width : widths) {
            total += width;
        }
        if (total <= encoding.alone) {
            return 1;
        }
        int segments = 1;
        int filled = 0;
        for (int width : widths) {
            if (filled + width > encoding.joined) {
                // A cluster longer than a segment has to be cut after all.
                segments += Math.max(1, (width + encoding.joined - 1) / encoding.joined);
                filled = width % encoding.joined;
            } else {
                filled += width;
            }
        }
        return segments;
    }

    private static int[] clusters(String text) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int[] widths = new int[text.length()];
        int n = 0;
        int from = characters.first();
        for (int to = characters.next(); to != BreakIterator.DONE; from = to, to = characters.next()) {
            widths[n++] = to - from;
        }
        return java.util.Arrays.copyOf(widths, n);
    }
}
