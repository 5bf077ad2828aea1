package io.smartqueue.page.accent;

/** The brand colours of the light and the dark scheme, each readable at 7:1 (WCAG 2.2, level AAA). */
record Accent(Colour given) {

    private static final Colour BLACK = new Colour(0, 0, 0);
    private static final Colour DARK_SURFACE = Colour.of("1d1c19");
    private static final Colour DARK_INK = Colour.of("191300");
    private static final double READABLE = 7;
    private static final double STEP = 0.02;

    /** Darkened until white text on it is readable. */
    Colour inTheLight() {
        Colour colour = given;
        for (double share = STEP; colour.contrastWith(Colour.WHITE) < READABLE && share <= 1; share += STEP) {
            colour = given.mixedWith(BLACK, share);
        }
        return colour;
    }

    /** Lightened until it is readable on a dark page. */
    Colour inTheDark() {
        Colour colour = given;
        for (double step = STEP; colour.contrastWith(DARK_SURFACE) < READABLE && step <= 1; step += STEP) {
            colour = given.lighter(step);
        }
        return colour;
    }

    String stylesheet() {
        String light = rules(inTheLight(), Colour.WHITE, inTheLight().mixedWith(Colour.WHITE, 0.9));
        String dark = rules(inTheDark(), DARK_INK, inTheLight().mixedWith(DARK_SURFACE, 0.75));
        return ":root,[data-theme=light]{" + light
                + "}@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){" + dark
                + "}}[data-theme=dark]{" + dark + "}";
    }

    private static String rules(Colour brand, Colour on, Colour soft) {
        return "--brand:" + brand.css() + ";--brand-ink:" + on.css() + ";--brand-soft:" + soft.css();
    }
}
