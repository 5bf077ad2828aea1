package io.smartqueue.kernel;

/** A value that must never reach a log, a page or an error. */
public record Secret(String value) {

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
