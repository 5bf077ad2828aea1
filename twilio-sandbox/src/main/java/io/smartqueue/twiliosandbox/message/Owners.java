package io.smartqueue.twiliosandbox.message;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The senders of all accounts of a sandbox: a number that is nobody's is refused otherwise than that of another. */
public final class Owners {
    private final Set<Senders> all = ConcurrentHashMap.newKeySet();

    public void add(Senders one) {
        all.add(one);
    }

    public void remove(Senders one) {
        all.remove(one);
    }

    /** @return whether some account of the sandbox owns it */
    public boolean know(Address sender) {
        return all.stream().anyMatch(one -> one.owns(sender));
    }
}
