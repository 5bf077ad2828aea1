package io.smartqueue.bench;

/** Smaller measurements with {@code -Dsize=0.2}, for a quick look. */
public final class Reduced {

    private static final double SIZE = Double.parseDouble(System.getProperty("size", "1"));

    private Reduced() {}

    public static int to(int whole) {
        return Math.max(1, (int) Math.round(whole * SIZE));
    }

    static String inWords() {
        return SIZE == 1 ? "" : "REDUCED to " + SIZE + " of the size: quote these figures only with this remark";
    }
}
