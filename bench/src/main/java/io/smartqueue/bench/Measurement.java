package io.smartqueue.bench;

import java.util.List;

/** One question about the running product. To add one, implement this and add a line to {@link Bench}. */
public interface Measurement {

    /** The name for {@code make bench ONLY=…}. */
    String name();

    /** Measures the product and its baseline in turns, so that a busy machine slows down both. */
    List<Row> measure(Stage stage) throws Exception;
}
