package io.smartqueue.twiliosandbox.account;

import io.smartqueue.twiliosandbox.message.Address;
import io.smartqueue.twiliosandbox.message.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** When each person last wrote to each WhatsApp sender: for 24 hours from then on plain words may be sent. */
public final class Windows {
    private static final Duration OPEN = Duration.ofHours(24);

    private final Map<String, Instant> lastHeard = new ConcurrentHashMap<>();

    public void heard(Address phone, Address sender, Instant at) {
        if (phone.channel() == Channel.WHATSAPP) {
            lastHeard.put(key(phone, sender), at);
        }
    }

    public void forget(Address phone, Address sender) {
        lastHeard.remove(key(phone, sender));
    }

    public boolean isOpen(Address phone, Address sender, Instant now) {
        return Optional.ofNullable(lastHeard.get(key(phone, sender)))
                .filter(at -> now.isBefore(at.plus(OPEN)))
                .isPresent();
    }

    /** By {@code phone/sender}. */
    public Map<String, Instant> all() {
        return new TreeMap<>(lastHeard);
    }

    public void clear() {
        lastHeard.clear();
    }

    private static String key(Address phone, Address sender) {
        return phone.name() + "/" + sender.name();
    }
}
