package io.smartqueue.bench;

import java.util.List;

/**
 * A line of the table.
 *
 * @param ours what the product did, with its unit and its spread
 * @param aim the target, and whether it was reached; empty if there is none
 */
public record Row(String name, String ours, String baseline, String ratio, String aim, String note) {

    static final List<String> HEADINGS = List.of("name", "SmartQueue", "baseline", "ratio", "aim", "note");

    List<String> cells() {
        return List.of(name, ours, baseline, ratio, aim, note);
    }

    public static String aim(String words, boolean reached) {
        return words + (reached ? ": met" : ": missed");
    }
}
