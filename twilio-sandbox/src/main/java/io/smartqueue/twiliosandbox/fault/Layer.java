package io.smartqueue.twiliosandbox.fault;

import io.smartqueue.twiliosandbox.fault.FaultBoard.Struck;
import java.time.Instant;
import java.util.Objects;

/** Faults that are set for a time; {@code next} is counted down where it is set. */
final class Layer {
    private final Instant from;
    private final Instant until;
    Faults faults;

    private Layer(Instant from, Instant until, Faults faults) {
        this.from = from;
        this.until = until;
        this.faults = faults;
    }

    static Layer always(Faults faults) {
        return new Layer(Instant.MIN, Instant.MAX, faults);
    }

    static Layer of(Scenario.Step step, Instant start) {
        Instant from = start.plus(step.at());
        return new Layer(from, from.plus(step.lasting()), step.faults());
    }

    boolean covers(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }

    Fault fault(FaultKind kind) {
        return Objects.requireNonNull(faults.byKind().get(kind));
    }

    /** @return the fault as it was before it is counted down */
    Struck struckBy(FaultKind kind) {
        Fault fault = fault(kind);
        if (fault.next() > 0) {
            faults = faults.with(kind, fault.oneLess());
        }
        return new Struck(kind, fault);
    }
}
