package io.smartqueue.twiliosandbox.fault;

import static io.smartqueue.twiliosandbox.fault.FaultKind.RECEIPTS_DELAYED;
import static io.smartqueue.twiliosandbox.fault.FaultKind.RECEIPTS_DOUBLED;
import static io.smartqueue.twiliosandbox.fault.FaultKind.RECEIPTS_DROPPED;
import static io.smartqueue.twiliosandbox.fault.FaultKind.RECEIPTS_SHUFFLED;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds the current setting and the scenario over it, and chooses the fault of each request. */
public final class FaultBoard {
    private final InstantSource clock;
    private final Map<FaultKind, Long> thrown = new EnumMap<>(FaultKind.class);
    private final Runnable onChange;
    private Dice dice;
    private Layer setting = Layer.always(Faults.none());
    private Running scenario;
    private List<Layer> steps = List.of();

    public FaultBoard(long seed, InstantSource clock, Runnable onChange) {
        this.dice = new Dice(seed);
        this.clock = clock;
        this.onChange = onChange;
        this.scenario = new Running(Scenario.none(), clock.instant());
    }

    public record Struck(FaultKind kind, Fault fault) {}

    /** A scenario and the moment it started. */
    public record Running(Scenario scenario, Instant startedAt) {}

    /** Replaces the setting and restarts the count, so that the same setting gives the same faults. */
    public void set(Faults wanted) {
        set(wanted, seed());
    }

    public void set(Faults wanted, long seed) {
        synchronized (this) {
            setting = Layer.always(wanted);
            restart(seed);
        }
        onChange.run();
    }

    /** Starts now, over the setting, and restarts the count. */
    public void play(Scenario wanted, long seed) {
        synchronized (this) {
            scenario = new Running(wanted, clock.instant());
            steps = wanted.steps().stream()
                    .map(step -> Layer.of(step, scenario.startedAt()))
                    .toList();
            restart(seed);
        }
        onChange.run();
    }

    /** The setting without the scenario, with {@code next} counted down to what is left. */
    public synchronized Faults now() {
        return setting.faults;
    }

    public synchronized Running scenario() {
        return scenario;
    }

    public synchronized long seed() {
        return dice.seed();
    }

    public Optional<Struck> strikeRequest(boolean creates) {
        Optional<Struck> struck;
        synchronized (this) {
            struck = inForce().entrySet().stream()
                    .filter(entry -> !entry.getKey().isAboutReceipts())
                    .filter(entry ->
                            creates || reaches(entry.getKey(), entry.getValue().fault(entry.getKey())))
                    .filter(entry -> falls(entry.getKey(), entry.getValue()))
                    .findFirst()
                    .map(entry -> entry.getValue().struckBy(entry.getKey()));
        }
        struck.filter(one -> one.fault().next() > 0).ifPresent(one -> onChange.run());
        return struck;
    }

    public synchronized ReceiptFate fateOfReceipt() {
        Map<FaultKind, Layer> inForce = inForce();
        if (strikes(inForce, RECEIPTS_DROPPED).isPresent()) {
            return new ReceiptFate(0, Duration.ZERO, true);
        }
        boolean doubled = strikes(inForce, RECEIPTS_DOUBLED).isPresent();
        Duration held = strikes(inForce, RECEIPTS_DELAYED).map(Fault::delay).orElse(Duration.ZERO);
        Optional<Fault> shuffled = strikes(inForce, RECEIPTS_SHUFFLED);
        if (shuffled.isPresent()) {
            double part = dice.fraction("shuffle", thrown.getOrDefault(RECEIPTS_SHUFFLED, 0L));
            held = held.plusMillis((long) (shuffled.get().delay().toMillis() * part));
        }
        return new ReceiptFate(doubled ? 2 : 1, held, shuffled.isEmpty());
    }

    private void restart(long seed) {
        dice = new Dice(seed);
        thrown.clear();
    }

    /** Each kind of fault that is set at this moment, in the order of precedence, with where it is set. */
    private Map<FaultKind, Layer> inForce() {
        Map<FaultKind, Layer> found = new EnumMap<>(FaultKind.class);
        setting.faults.byKind().keySet().forEach(kind -> found.put(kind, setting));
        if (!steps.isEmpty()) {
            Instant now = clock.instant();
            steps.stream()
                    .filter(step -> step.covers(now))
                    .forEach(step -> step.faults.byKind().keySet().forEach(kind -> found.put(kind, step)));
        }
        return found;
    }

    private Optional<Fault> strikes(Map<FaultKind, Layer> inForce, FaultKind kind) {
        return Optional.ofNullable(inForce.get(kind))
                .filter(layer -> falls(kind, layer))
                .map(layer -> layer.struckBy(kind).fault());
    }

    private boolean falls(FaultKind kind, Layer layer) {
        long number = thrown.merge(kind, 1L, Long::sum);
        Fault fault = layer.fault(kind);
        return fault.next() > 0 || dice.falls(kind.key(), number, fault.percent());
    }

    private static boolean reaches(FaultKind kind, Fault fault) {
        return fault.everything() && kind.fallsOnReads();
    }
}
