package io.smartqueue.reception.branding;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is accepted, but may not look as it was meant. */
final class Warnings {

    record Warning(String code, String message) {}

    /** The hues, in parts of a turn, that mean something on every page. */
    private static final double OF_A_CALL = 44 / 360.0;

    private static final double OF_A_PROBLEM = 349 / 360.0;
    private static final double NEAR = 18 / 360.0;
    private static final double COLOURFUL = 0.35;

    private Warnings() {}

    static List<Warning> of(String accent) {
        int bits = Integer.parseInt(accent.substring(1).toLowerCase(Locale.ROOT), 16);
        float[] hsb = Color.RGBtoHSB(bits >> 16 & 255, bits >> 8 & 255, bits & 255, null);
        List<Warning> warnings = new ArrayList<>();
        if (hsb[1] >= COLOURFUL && apart(hsb[0], OF_A_CALL) < NEAR) {
            warnings.add(
                    new Warning("near_call", "Near the yellow that means: called. It is darkened where it is used."));
        }
        if (hsb[1] >= COLOURFUL && apart(hsb[0], OF_A_PROBLEM) < NEAR) {
            warnings.add(
                    new Warning("near_problem", "Near the red that means: a problem. People may take it for one."));
        }
        return warnings;
    }

    private static double apart(double one, double other) {
        double straight = Math.abs(one - other);
        return Math.min(straight, 1 - straight);
    }
}
