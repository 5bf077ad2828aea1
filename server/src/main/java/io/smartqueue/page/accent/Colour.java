package io.smartqueue.page.accent;

import java.util.Locale;

/**
 * A colour of the screen, with the contrast of WCAG 2.2 (relative luminance,
 * https://www.w3.org/TR/WCAG22/#dfn-relative-luminance).
 *
 * @param red 0 to 1, like the others
 */
record Colour(double red, double green, double blue) {

    static final Colour WHITE = new Colour(1, 1, 1);

    /** @param hex six digits */
    static Colour of(String hex) {
        int bits = Integer.parseInt(hex, 16);
        return new Colour((bits >> 16 & 255) / 255.0, (bits >> 8 & 255) / 255.0, (bits & 255) / 255.0);
    }

    /** From 1 for the same colour to 21 for black on white. */
    double contrastWith(Colour other) {
        double mine = luminance();
        double theirs = other.luminance();
        return (Math.max(mine, theirs) + 0.05) / (Math.min(mine, theirs) + 0.05);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    /** @param share of the other colour, 0 to 1 */
    Colour mixedWith(Colour other, double share) {
        return new Colour(
                red + (other.red - red) * share,
                green + (other.green - green) * share,
                blue + (other.blue - blue) * share);
    }

    String css() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", whole(red), whole(green), whole(blue));
    }

    private static int whole(double part) {
        return (int) Math.round(part * 255);
    }
}
