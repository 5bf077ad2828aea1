package io.smartqueue.twiliosandbox.account;

import java.time.Instant;

/** The one account of a sandbox. */
public final class Account {
    private final String sid;
    private final Instant createdAt;
    private final Standing first;
    private final Runnable onChange;
    private volatile Standing now;

    public Account(String sid, String authToken, Instant createdAt, Runnable onChange) {
        this.sid = sid;
        this.createdAt = createdAt;
        this.first = Standing.usual(authToken);
        this.now = first;
        this.onChange = onChange;
    }

    public String sid() {
        return sid;
    }

    Instant createdAt() {
        return createdAt;
    }

    public Standing standing() {
        return now;
    }

    public void set(Standing wanted) {
        now = wanted;
        onChange.run();
    }

    /** As it was at the start, the auth token too. */
    public void reset() {
        set(first);
    }
}
