package io.smartqueue.bench.wait.simulated;

import io.smartqueue.queue.accuracy.Errors;
import io.smartqueue.queue.accuracy.Horizon;

/**
 * One method about one wait, in minutes.
 *
 * @param horizon by what people were told
 */
public record Prediction(String method, Horizon horizon, double middle, double upper, double waited) {

    public static final String OURS = "ours";

    /** A method that says one figure. */
    public static Prediction of(String method, Horizon horizon, double minutes, double waited) {
        return new Prediction(method, horizon, minutes, minutes, waited);
    }

    public Prediction times(double factor) {
        return new Prediction(method, horizon, middle * factor, upper * factor, waited);
    }

    public Errors errors() {
        return Errors.of(middle, upper, waited);
    }
}
