package io.smartqueue.bench.call;

/** An agent who calls and serves, through the product or without it. */
interface Calls extends AutoCloseable {

    /** @return false if no ticket waits */
    boolean call() throws Exception;

    void serve() throws Exception;

    /** The id of the ticket called last. */
    String inHand();
}
