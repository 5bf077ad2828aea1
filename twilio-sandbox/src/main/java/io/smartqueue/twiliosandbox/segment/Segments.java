package io.smartqueue.twiliosandbox.segment;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A text cut into segments.
 *
 * @param characters what a reader would count: an emoji sequence is one, CR LF are two
 * @param units septets in GSM-7, UTF-16 units in UCS-2
 * @param count segments, 1 for an empty text
 */
public record Segments(Encoding encoding, int characters, int units, int count) {
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    public static Segments of(String text) {
        Encoding encoding = GsmAlphabet.covers(text) ? Encoding.GSM_7 : Encoding.UCS_2;
        List<String> characters = characters(text);
        int[] sizes = characters.stream()
                .flatMapToInt(character -> indivisible(character, encoding))
                .toArray();
        int units = IntStream.of(sizes).sum();
        int count = units <= encoding.unitsAlone() ? 1 : fill(sizes, encoding.unitsWithHeader());
        return new Segments(encoding, characters.size(), units, count);
    }

    public int messageBits() {
        return units * encoding.unitBits();
    }

    /** With the header of each segment, where there are several. */
    public int totalBits() {
        return messageBits() + (count > 1 ? count * Encoding.HEADER_BITS : 0);
    }

    private static List<String> characters(String text) {
        return GRAPHEME.matcher(text)
                .results()
                .map(MatchResult::group)
                .flatMap(cluster -> cluster.equals("\r\n") ? Stream.of("\r", "\n") : Stream.of(cluster))
                .toList();
    }

    private static IntStream indivisible(String character, Encoding encoding) {
        return switch (encoding) {
            case GSM_7 -> character.chars().map(unit -> GsmAlphabet.septets((char) unit));
            // A cluster longer than a whole segment has to be cut somewhere: between code points.
            case UCS_2 ->
                character.length() <= encoding.unitsWithHeader()
                        ? IntStream.of(character.length())
                        : character.codePoints().map(Character::charCount);
        };
    }

    private static int fill(int[] sizes, int capacity) {
        int segments = 1;
        int used = 0;
        for (int size : sizes) {
            if (used + size > capacity) {
                segments++;
                used = 0;
            }
            used += size;
        }
        return segments;
    }
}
