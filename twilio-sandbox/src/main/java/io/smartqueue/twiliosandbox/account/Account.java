package io.smartqueue.twiliosandbox.account;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An account: the one of the sandbox, or one below it. */
public final class Account {
    private final String sid;
    private final @Nullable Account above;
    private final String friendlyName;
    private final Instant createdAt;
    private final Standing first;
    private final Runnable onChange;
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private volatile Standing now;
    private volatile String inboundUrl = "";

    /** @param above null for the account of the sandbox */
    public Account(
            String sid,
            @Nullable Account above,
            String friendlyName,
            Standing first,
            Instant createdAt,
            Runnable onChange) {
        this.sid = sid;
        this.above = above;
        this.friendlyName = friendlyName;
        this.createdAt = createdAt;
        this.first = first;
        this.now = first;
        this.onChange = onChange;
    }

    public String sid() {
        return sid;
    }

    /** The SID of the account above it; its own where there is none. */
    String owner() {
        return above == null ? sid : above.sid();
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

    /** Suspended or closed, it takes those below it along. */
    public boolean isActive() {
        return now.status() == Standing.Status.ACTIVE && (above == null || above.isActive());
    }

    /** Closed, one below another is no more; that of the sandbox can be made active again. */
    public boolean signsIn() {
        return above == null || now.status() != Standing.Status.CLOSED;
    }

    public void set(Standing wanted) {
        change(before -> wanted);
    }

    public void change(UnaryOperator<Standing> change) {
        synchronized (this) {
            now = change.apply(now);
        }
        onChange.run();
        watchers.forEach(Runnable::run);
    }

    /** Is run after each change of this account, and of those above it. */
    public void watch(Runnable watcher) {
        watchers.add(watcher);
        if (above != null) {
            above.watch(watcher);
        }
    }

    public void unwatch(Runnable watcher) {
        watchers.remove(watcher);
        if (above != null) {
            above.unwatch(watcher);
        }
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
