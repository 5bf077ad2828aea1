package io.smartqueue.tenant;

import io.smartqueue.kernel.Refusal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Group commit: work for the same key that waits at the same time is done together, by the thread of one of those that
 * wait. Nothing waits for company: the first is done alone and at once, and what comes meanwhile forms the next group.
 *
 * @param <K> what only one group at a time works for
 * @param <W> the work
 * @param <R> its result
 */
public final class GroupCommit<K, W, R> {

    /** Larger groups save little more, and each of their members waits for all. */
    private static final int LARGEST_GROUP = 64;

    /** How long a member waits to become part of a group, before it is refused with nothing done. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int RETRY_AFTER_SECONDS = 2;

    private enum Stage {
        WAITING,
        CHOSEN,
        GONE
    }

    /** Woken either with its outcome, or, with none, to lead the next group. */
    private static final class Member<W, R> {

        private final W work;
        private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);
        private final CompletableFuture<@Nullable Supplier<R>> woken = new CompletableFuture<>();

        Member(W work) {
            this.work = work;
        }

        boolean choose() {
            return stage.compareAndSet(Stage.WAITING, Stage.CHOSEN);
        }

        /** @throws Refusal 503 {@code busy} when nobody has begun its work in time */
        @Nullable Supplier<R> await() {
            try {
                return woken.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException late) {
                if (stage.compareAndSet(Stage.WAITING, Stage.GONE)) {
                    throw Refusal.of(Refusal.Kind.BUSY, "busy", "Too many wait for this; nothing was done.")
                            .with("retry_after_seconds", RETRY_AFTER_SECONDS);
                }
                return woken.join();
            } catch (InterruptedException | ExecutionException stopping) {
                // What was begun ends, and says how.
                return woken.join();
            }
        }
    }

    private final ConcurrentHashMap<K, Queue<Member<W, R>>> waiting = new ConcurrentHashMap<>();
    private final Function<List<W>, List<Supplier<R>>> together;

    /**
     * @param together does all the work of a group, and returns for each part, in the same order, a supplier that
     *     returns its result or throws its exception
     */
    public GroupCommit(Function<List<W>, List<Supplier<R>>> together) {
        this.together = together;
    }

    /** Does the work with what waits for the same key, and returns its own result. */
    public R join(K key, W work) {
        var own = new Member<W, R>(work);
        if (!isFirst(key, own)) {
            Supplier<R> outcome = own.await();
            if (outcome != null) {
                return outcome.get();
            }
        }
        return lead(key, own).get();
    }

    private boolean isFirst(K key, Member<W, R> own) {
        var line = new ArrayDeque<Member<W, R>>();
        return waiting.compute(key, (same, present) -> {
                    if (present == null) {
                        return line;
                    }
                    present.add(own);
                    return present;
                })
                == line;
    }

    private Supplier<R> lead(K key, Member<W, R> own) {
        List<Member<W, R>> group = new ArrayList<>(List.of(own));
        List<Supplier<R>> outcomes;
        try {
            waiting.computeIfPresent(key, (same, line) -> {
                while (group.size() < LARGEST_GROUP && !line.isEmpty()) {
                    Member<W, R> next = line.remove();
                    if (next.choose()) {
                        group.add(next);
                    }
                }
                return line;
            });
            outcomes = outcomes(group);
        } finally {
            handOver(key);
        }
        for (int i = 1; i < group.size(); i++) {
            group.get(i).woken.complete(outcomes.get(i));
        }
        return outcomes.getFirst();
    }

    private List<Supplier<R>> outcomes(List<Member<W, R>> group) {
        try {
            return together.apply(group.stream().map(member -> member.work).toList());
        } catch (RuntimeException | Error fault) {
            return group.stream()
                    .<Supplier<R>>map(member -> () -> {
                        throw fault;
                    })
                    .toList();
        }
    }

    private void handOver(K key) {
        waiting.computeIfPresent(key, (same, line) -> {
            Member<W, R> next = line.poll();
            while (next != null && !next.choose()) {
                next = line.poll();
            }
            if (next == null) {
                return null;
            }
            next.woken.complete(null);
            return line;
        });
    }
}
