package io.smartqueue.twiliosandbox.fault;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** The whole setting: a fault that is not named does not occur. */
public record Faults(Map<FaultKind, Fault> byKind) {

    public Faults {
        Map<FaultKind, Fault> ordered = new EnumMap<>(FaultKind.class);
        ordered.putAll(byKind);
        byKind = Collections.unmodifiableMap(ordered);
    }

    public static Faults none() {
        return new Faults(Map.of());
    }

    public static Faults of(FaultKind kind, Fault fault) {
        return none().with(kind, fault);
    }

    public Faults with(FaultKind kind, Fault fault) {
        Map<FaultKind, Fault> more = new EnumMap<>(FaultKind.class);
        more.putAll(byKind);
        more.put(kind, fault);
        return new Faults(more);
    }
}
