package io.smartqueue.display.wall;

import io.smartqueue.page.CounterSign;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Selects the recorded pieces that announce a call, in order. */
final class ClipTokens {

    private ClipTokens() {}

    /**
     * The letter, the number as one piece or digit by digit, then the counter's whole name, or its word and sign.
     * {@code number} and {@code counter} are put between them where they are recorded.
     *
     * @return empty when a needed piece is missing
     */
    static List<String> of(String number, CounterSign counterSign, Set<String> recorded) {
        List<String> pieces = new ArrayList<>();
        if (recorded.contains("number")) {
            pieces.add("number");
        }
        String letters = number.replaceAll("\\d", "");
        pieces.addAll(signs(letters));
        String digits = number.substring(letters.length());
        pieces.addAll(recorded.contains(digits) ? List.of(digits) : signs(digits));
        String name = counterSign.name().strip().toLowerCase(Locale.ROOT);
        if (recorded.contains(name)) {
            pieces.add(name);
        } else {
            pieces.add("counter");
            pieces.addAll(
                    recorded.contains(counterSign.sign()) ? List.of(counterSign.sign()) : signs(counterSign.sign()));
        }
        return recorded.containsAll(pieces) ? pieces : List.of();
    }

    private static List<String> signs(String text) {
        return text.codePoints().mapToObj(Character::toString).toList();
    }
}
