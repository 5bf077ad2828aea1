package io.smartqueue.bench;

import java.util.List;

/** One question about the running product. A new one is a class of this kind and a line in {@link Bench}. */
public interface Measurement {

    /** What {@code make bench ONLY=…} calls it. */
    String name();

    /** Measures the product and its baseline in turns, so that a busy machine is unfair to both. */
    List<Row> measure(Stage stage) throws Exception;
}
