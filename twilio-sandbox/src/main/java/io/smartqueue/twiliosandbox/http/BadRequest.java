package io.smartqueue.twiliosandbox.http;

/** A request that cannot be parsed. */
public final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    public BadRequest(int status, String message) {
        super(message);
        this.status = status;
    }

    public int status() {
        return status;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
