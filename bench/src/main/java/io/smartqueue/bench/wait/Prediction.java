package io.smartqueue.bench.wait;

import io.smartqueue.queue.accuracy.Errors;
import io.smartqueue.queue.accuracy.Horizon;

/**
 * One method about one wait, in minutes.
 *
 * @param horizon by what people were told
 */
record Prediction(String method, Horizon horizon, double middle, double upper, double waited) {

    static final String OURS = "ours";

    /** A method that says one figure. */
    static Prediction of(String method, Horizon horizon, double minutes, double waited) {
        return new Prediction(method, horizon, minutes, minutes, waited);
    }

    Prediction times(double factor) {
        return new Prediction(method, horizon, middle * factor, upper * factor, waited);
    }

    Errors errors() {
        return Errors.of(middle, upper, waited);
    }
}
