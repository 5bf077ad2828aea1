package io.smartqueue.queue.accuracy;

import java.util.Optional;
import java.util.stream.Stream;

/** How far ahead a wait was said to end. */
public enum Horizon {
    SOON("0-10", 0, 10),
    HALF_AN_HOUR("10-30", 10, 30),
    AN_HOUR("30-60", 30, 60),
    LONGER("60+", 60, Double.POSITIVE_INFINITY);

    /** The name of all of them together. */
    public static final String ALL = "all";

    private final String code;
    private final double from;
    private final double below;

    Horizon(String code, double from, double below) {
        this.code = code;
        this.from = from;
        this.below = below;
    }

    public String code() {
        return code;
    }

    double from() {
        return from;
    }

    double below() {
        return below;
    }

    /** @param minutes the middle of the range that people were told */
    public static Horizon of(double minutes) {
        return Stream.of(values())
                .filter(horizon -> minutes < horizon.below)
                .findFirst()
                .orElse(LONGER);
    }

    public static Optional<Horizon> of(String code) {
        return Stream.of(values()).filter(horizon -> horizon.code.equals(code)).findFirst();
    }
}
