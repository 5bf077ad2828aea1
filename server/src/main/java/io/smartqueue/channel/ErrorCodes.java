package io.smartqueue.channel;

import java.util.Set;

/** The codes by which outcomes are counted: a fixed set, so that a provider's new codes add no metric labels. */
public final class ErrorCodes {

    private static final Set<String> OURS = Set.of(
            "channel_off",
            "expired",
            "internal_error",
            "interrupted",
            "no_answer",
            "twin",
            "unknown_outcome",
            "unreachable",
            "unreadable_answer");

    /** The codes of Twilio that tell an operator what to do. */
    private static final Set<String> TWILIOS = Set.of(
            "20003", "20404", "20429", "20500", "20503", "21211", "21212", "21408", "21606", "21608", "21609", "21610",
            "21611", "21612", "21614", "21617", "21656", "21659", "21660", "21703", "30001", "30002", "30003", "30004",
            "30005", "30006", "30007", "30008", "30022", "30023", "30032", "30034", "30036", "30450", "30500", "63003",
            "63005", "63007", "63013", "63014", "63015", "63016", "63017", "63018", "63024", "63032", "63038", "63049");

    private ErrorCodes() {}

    /** The code itself, or {@code other}. */
    public static String label(String code) {
        return OURS.contains(code) || TWILIOS.contains(code) ? code : "other";
    }
}
