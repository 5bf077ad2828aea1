package io.smartqueue.twiliosandbox.fault;

/** Stateless chance: the same seed, name and number always give the same result, in any order. */
public record Dice(long seed) {

    public boolean falls(String name, long number, int percent) {
        return fraction(name, number) * 100 < percent;
    }

    /** From 0 (included) to 1 (excluded). */
    public double fraction(String name, long number) {
        long bits = mix(mix(seed ^ ((long) name.hashCode() << 32)) + number * 0x9E3779B97F4A7C15L);
        return (bits >>> 11) * 0x1.0p-53;
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
