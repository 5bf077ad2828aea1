package io.smartqueue.page.accent;

import java.util.Locale;

/**
 * An sRGB colour, with the contrast of WCAG 2.2 (relative luminance,
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

    /** The contrast ratio, from 1 for the same colour to 21 for black on white. */
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

    /**
     * The same colour, lighter. Mixing with white would make it grey, hence Oklab
     * (https://bottosson.github.io/posts/oklab/), which separates lightness from hue.
     */
    Colour lighter(double step) {
        double r = linear(red);
        double g = linear(green);
        double b = linear(blue);
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) + step;
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) + step;
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) + step;
        return ofCones(l * l * l, m * m * m, s * s * s);
    }

    private static Colour ofCones(double l, double m, double s) {
        return new Colour(
                shown(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                shown(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                shown(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
    }

    private static double shown(double linear) {
        double part = linear <= 0.0031308 ? linear * 12.92 : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return Math.clamp(part, 0, 1);
    }

    String css() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", whole(red), whole(green), whole(blue));
    }

    private static int whole(double part) {
        return (int) Math.round(part * 255);
    }
}
