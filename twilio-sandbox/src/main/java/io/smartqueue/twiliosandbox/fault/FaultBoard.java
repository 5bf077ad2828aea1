package io.smartqueue.twiliosandbox.fault;

import static io.smartqueue.twiliosandbox.fault.FaultKind.RECEIPTS_DELAYED;
import static io.smartqueue.twiliosandbox.fault.FaultKind.RECEIPTS_DOUBLED;
import static io.smartqueue.twiliosandbox.fault.FaultKind.RECEIPTS_DROPPED;
import static io.smartqueue.twiliosandbox.fault.FaultKind.RECEIPTS_SHUFFLED;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Holds the current setting, and chooses the fault of each request. */
public final class FaultBoard {
    private final Map<FaultKind, Long> thrown = new EnumMap<>(FaultKind.class);
    private final Runnable onChange;
    private Dice dice;
    private Faults faults = Faults.none();

    public FaultBoard(long seed, Runnable onChange) {
        this.dice = new Dice(seed);
        this.onChange = onChange;
    }

    public record Struck(FaultKind kind, Fault fault) {}

    /** Replaces the setting and restarts the count, so that the same setting gives the same faults. */
    public void set(Faults wanted) {
        set(wanted, seed());
    }

    public void set(Faults wanted, long seed) {
        synchronized (this) {
            faults = wanted;
            dice = new Dice(seed);
            thrown.clear();
        }
        onChange.run();
    }

    /** With {@code next} counted down to what is left. */
    public synchronized Faults now() {
        return faults;
    }

    public synchronized long seed() {
        return dice.seed();
    }

    public Optional<Struck> strikeRequest(boolean creates) {
        Optional<Struck> struck;
        synchronized (this) {
            struck = faults.byKind().entrySet().stream()
                    .filter(entry -> !entry.getKey().isAboutReceipts())
                    .filter(entry -> creates || reaches(entry.getKey(), entry.getValue()))
                    .filter(entry -> falls(entry.getKey(), entry.getValue()))
                    .findFirst()
                    .map(entry -> new Struck(entry.getKey(), entry.getValue()));
            struck.ifPresent(this::countDown);
        }
        struck.filter(one -> one.fault().next() > 0).ifPresent(one -> onChange.run());
        return struck;
    }

    public synchronized ReceiptFate fateOfReceipt() {
        if (falls(RECEIPTS_DROPPED)) {
            return new ReceiptFate(0, Duration.ZERO, true);
        }
        boolean doubled = falls(RECEIPTS_DOUBLED);
        boolean delayed = falls(RECEIPTS_DELAYED);
        boolean shuffled = falls(RECEIPTS_SHUFFLED);
        Duration held = delayed ? delay(RECEIPTS_DELAYED) : Duration.ZERO;
        if (shuffled) {
            double part = dice.fraction("shuffle", thrown.getOrDefault(RECEIPTS_SHUFFLED, 0L));
            held = held.plusMillis((long) (delay(RECEIPTS_SHUFFLED).toMillis() * part));
        }
        return new ReceiptFate(doubled ? 2 : 1, held, !shuffled);
    }

    private boolean falls(FaultKind kind) {
        Fault fault = faults.byKind().get(kind);
        if (fault == null || !falls(kind, fault)) {
            return false;
        }
        countDown(new Struck(kind, fault));
        return true;
    }

    private boolean falls(FaultKind kind, Fault fault) {
        long number = thrown.merge(kind, 1L, Long::sum);
        return fault.next() > 0 || dice.falls(kind.key(), number, fault.percent());
    }

    private Duration delay(FaultKind kind) {
        Fault fault = faults.byKind().get(kind);
        return fault == null ? Duration.ZERO : fault.delay();
    }

    private void countDown(Struck struck) {
        if (struck.fault().next() > 0) {
            faults = faults.with(struck.kind(), struck.fault().oneLess());
        }
    }

    private static boolean reaches(FaultKind kind, Fault fault) {
        return fault.everything() && kind.fallsOnReads();
    }
}
