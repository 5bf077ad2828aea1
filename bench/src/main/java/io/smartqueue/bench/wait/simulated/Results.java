package io.smartqueue.bench.wait.simulated;

import io.smartqueue.queue.wait.Range;
import java.util.ArrayList;
import java.util.List;

/** What was predicted in one run, how many left before they were called, and when turns were announced. */
public final class Results {

    /** So many minutes before the call somebody should be told that it approaches. */
    private static final double LATEST = 3;

    private static final double EARLIEST = 10;

    private final List<Prediction> predictions = new ArrayList<>();
    private final List<Double> toldBefore = new ArrayList<>();
    private int neverTold;
    private int censored;
    private int said;
    private int heldAsSaid;

    void add(Prediction prediction) {
        predictions.add(prediction);
    }

    public void add(Results other) {
        predictions.addAll(other.predictions);
        toldBefore.addAll(other.toldBefore);
        neverTold += other.neverTold;
        censored += other.censored;
        said += other.said;
        heldAsSaid += other.heldAsSaid;
    }

    void censor() {
        censored++;
    }

    /** Counts whether the rounded range held that people heard. */
    void say(Range range, double waited) {
        said++;
        heldAsSaid += waited <= range.highMinutes() ? 1 : 0;
    }

    void tell(Approaching approaching) {
        toldBefore.addAll(approaching.minutesBefore());
        neverTold += approaching.neverTold();
    }

    public List<Prediction> predictions() {
        return predictions;
    }

    public int censored() {
        return censored;
    }

    public double heldAsSaid() {
        return said == 0 ? 0 : (double) heldAsSaid / said;
    }

    public int told() {
        return toldBefore.size();
    }

    public int neverTold() {
        return neverTold;
    }

    /** The share of those who were told that heard it from ten to three minutes before their call. */
    public double toldInTime() {
        return share(LATEST, EARLIEST);
    }

    public double toldLate() {
        return share(0, Math.nextDown(LATEST));
    }

    private double share(double from, double to) {
        return toldBefore.isEmpty()
                ? 0
                : (double) toldBefore.stream()
                                .filter(minutes -> minutes >= from && minutes <= to)
                                .count()
                        / toldBefore.size();
    }
}
