package io.smartqueue.twiliosandbox.delivery;

/** When the states of a message follow each other. */
public record Timing(Pace pace, Rates rates, long seed) {}
