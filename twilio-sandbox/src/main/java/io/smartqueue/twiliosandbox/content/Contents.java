package io.smartqueue.twiliosandbox.content;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All content of the account. WhatsApp decides by itself after a while, unless a test decides first. */
public final class Contents {
    private final InstantSource clock;
    private final Duration untilDecided;
    private final Runnable onChange;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Set<String> namesUsed = ConcurrentHashMap.newKeySet();

    /** @param untilDecided from submission to approval or rejection */
    public Contents(InstantSource clock, Duration untilDecided, Runnable onChange) {
        this.clock = clock;
        this.untilDecided = untilDecided;
        this.onChange = onChange;
    }

    /** @param submittedAt null unless WhatsApp will decide by itself */
    private record Entry(
            long number,
            Content content,
            Approval approval,
            @Nullable Instant submittedAt) {}

    public Content add(Content content) {
        synchronized (this) {
            entries.put(
                    content.sid(),
                    new Entry(
                            entries.size() + content.createdAt().toEpochMilli() * 1_000, content, Approval.NONE, null));
        }
        onChange.run();
        return content;
    }

    public Optional<Content> find(String sid) {
        return Optional.ofNullable(entries.get(sid)).map(Entry::content);
    }

    public List<Content> newestFirst() {
        return entries.values().stream()
                .sorted(Comparator.comparingLong(Entry::number).reversed())
                .map(Entry::content)
                .toList();
    }

    public void delete(String sid) {
        entries.remove(sid);
        onChange.run();
    }

    /** As WhatsApp has it now. */
    public Approval approval(String sid) {
        Entry entry = entries.get(sid);
        return entry == null ? Approval.NONE : decided(entry);
    }

    /** @return false if the name was used before, even by content that is gone */
    boolean submit(String sid, String name, String category, boolean allowCategoryChange) {
        if (!namesUsed.add(name)) {
            return false;
        }
        Instant now = clock.instant();
        Approval received = new Approval(ApprovalState.RECEIVED, name, category, "", allowCategoryChange);
        entries.computeIfPresent(sid, (key, entry) -> new Entry(entry.number(), entry.content(), received, now));
        onChange.run();
        return true;
    }

    /** What WhatsApp has decided, from the state it is in; it decides no more by itself. */
    public Approval decide(String sid, UnaryOperator<Approval> decision) {
        Entry after = entries.computeIfPresent(
                sid, (key, entry) -> new Entry(entry.number(), entry.content(), decision.apply(decided(entry)), null));
        onChange.run();
        return after == null ? Approval.NONE : after.approval();
    }

    private Approval decided(Entry entry) {
        Instant submitted = entry.submittedAt();
        if (submitted == null) {
            return entry.approval();
        }
        Duration age = Duration.between(submitted, clock.instant());
        if (age.compareTo(untilDecided) < 0) {
            boolean early = age.compareTo(untilDecided.dividedBy(2)) < 0;
            return early ? entry.approval() : entry.approval().became(ApprovalState.PENDING, "");
        }
        return MetaRules.broken(entry.content())
                .map(reason -> entry.approval().became(ApprovalState.REJECTED, reason))
                .orElseGet(() -> entry.approval().became(ApprovalState.APPROVED, ""));
    }
}
