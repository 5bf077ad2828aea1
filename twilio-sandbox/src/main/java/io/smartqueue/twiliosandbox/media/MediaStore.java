package io.smartqueue.twiliosandbox.media;

import io.smartqueue.twiliosandbox.message.Sids;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The files of inbound messages, in memory; the oldest go when there are too many. */
public final class MediaStore {
    private static final int KEPT = 200;

    private final String accountSid;
    private final Supplier<URI> base;
    private final InstantSource clock;
    private final Map<String, StoredMedia> bySid = new LinkedHashMap<>();

    /** @param base the sandbox's own address, known once it listens */
    public MediaStore(String accountSid, Supplier<URI> base, InstantSource clock) {
        this.accountSid = accountSid;
        this.base = base;
        this.clock = clock;
    }

    public synchronized StoredMedia store(String messageSid, Attachment file) {
        StoredMedia stored = new StoredMedia(Sids.next("ME"), messageSid, file, clock.instant());
        bySid.put(stored.sid(), stored);
        if (bySid.size() > KEPT) {
            bySid.remove(bySid.keySet().iterator().next());
        }
        return stored;
    }

    public synchronized Optional<StoredMedia> find(String messageSid, String sid) {
        return Optional.ofNullable(bySid.get(sid))
                .filter(media -> media.messageSid().equals(messageSid));
    }

    public synchronized List<StoredMedia> of(String messageSid) {
        return bySid.values().stream()
                .filter(media -> media.messageSid().equals(messageSid))
                .toList();
    }

    public synchronized void delete(String sid) {
        bySid.remove(sid);
    }

    public synchronized void deleteOf(String messageSid) {
        bySid.values().removeIf(media -> media.messageSid().equals(messageSid));
    }

    public synchronized void clear() {
        bySid.clear();
    }

    /** Where the customer's server fetches it. */
    public String url(StoredMedia media) {
        return base.get() + path(media);
    }

    String path(StoredMedia media) {
        return collection(media.messageSid()) + "/" + media.sid();
    }

    String collection(String messageSid) {
        return "/2010-04-01/Accounts/" + accountSid + "/Messages/" + messageSid + "/Media";
    }

    String accountSid() {
        return accountSid;
    }
}
