package io.smartqueue.twiliosandbox.account;

import java.time.Instant;
import java.util.function.UnaryOperator;

/** An account: the one of the sandbox, or one below it. */
public final class Account {
    private final String sid;
    private final String owner;
    private final String friendlyName;
    private final Instant createdAt;
    private final Standing first;
    private final Runnable onChange;
    private volatile Standing now;
    private volatile String inboundUrl = "";

    /** @param owner the SID of the account above it; its own where there is none */
    public Account(
            String sid, String owner, String friendlyName, Standing first, Instant createdAt, Runnable onChange) {
        this.sid = sid;
        this.owner = owner;
        this.friendlyName = friendlyName;
        this.createdAt = createdAt;
        this.first = first;
        this.now = first;
        this.onChange = onChange;
    }

    public String sid() {
        return sid;
    }

    String owner() {
        return owner;
    }

    String friendlyName() {
        return friendlyName;
    }

    Instant createdAt() {
        return createdAt;
    }

    public Standing standing() {
        return now;
    }

    public void set(Standing wanted) {
        change(before -> wanted);
    }

    public void change(UnaryOperator<Standing> change) {
        synchronized (this) {
            now = change.apply(now);
        }
        onChange.run();
    }

    /** Where messages from phones are posted, empty = nowhere; a reset does not change it. */
    public String inboundUrl() {
        return inboundUrl;
    }

    public void forwardInboundTo(String url) {
        inboundUrl = url;
    }

    /** What a phone sends to join the WhatsApp sandbox. */
    public String joinWords() {
        return JoinWords.of(sid);
    }

    /** As it was at the start, the auth token too. */
    public void reset() {
        set(first);
    }
}
