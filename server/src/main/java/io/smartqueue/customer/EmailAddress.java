package io.smartqueue.customer;

/** An address for mail. It masks itself wherever it is printed. */
public record EmailAddress(String value) {

    /** Enough to recognise one's own address, and no more: a•••@example.com. */
    public String masked() {
        int at = value.lastIndexOf('@');
        return value.substring(0, Math.min(1, Math.max(at, 0))) + "•••" + value.substring(Math.max(at, 0));
    }

    @Override
    public String toString() {
        return masked();
    }
}
