package io.smartqueue.bench;

/** Smaller measurements by {@code -Dsize=0.2}, for a look on a busy machine. */
public final class Reduced {

    private static final double SIZE = Double.parseDouble(System.getProperty("size", "1"));

    private Reduced() {}

    public static int to(int whole) {
        return Math.max(1, (int) Math.round(whole * SIZE));
    }

    static String inWords() {
        return SIZE == 1 ? "" : "REDUCED to " + SIZE + " of the size: no figures to quote without saying so";
    }
}
