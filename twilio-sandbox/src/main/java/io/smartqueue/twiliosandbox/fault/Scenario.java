package io.smartqueue.twiliosandbox.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Faults that come and go by themselves, counted from the moment the scenario starts. */
public record Scenario(List<Step> steps) {
    private static final int MOST_STEPS = 1_000;

    /** @param lasting how long its faults apply; where steps overlap, the later one in the list decides */
    public record Step(Duration at, Duration lasting, Faults faults) {
        /** Longer than any scenario. */
        public static final Duration TO_THE_END = Duration.ofDays(36_500);

        public Step {
            if (at.isNegative() || !lasting.isPositive()) {
                throw new IllegalArgumentException("a step starts at 0 or later and lasts for more than 0 seconds");
            }
        }

        /** From that moment to the end. */
        public static Step at(Duration moment) {
            return new Step(moment, TO_THE_END, Faults.none());
        }

        public Step lasting(Duration length) {
            return new Step(at, length, faults);
        }

        public Step with(FaultKind kind, Fault fault) {
            return new Step(at, lasting, faults.with(kind, fault));
        }
    }

    public Scenario {
        steps = List.copyOf(steps);
        if (steps.size() > MOST_STEPS) {
            throw new IllegalArgumentException("a scenario has at most " + MOST_STEPS + " steps");
        }
    }

    public static Scenario none() {
        return new Scenario(List.of());
    }

    public static Scenario of(Step... steps) {
        return new Scenario(List.of(steps));
    }

    public Scenario then(Step next) {
        List<Step> more = new ArrayList<>(steps);
        more.add(next);
        return new Scenario(more);
    }
}
