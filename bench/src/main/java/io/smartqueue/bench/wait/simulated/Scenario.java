package io.smartqueue.bench.wait.simulated;

/** What happens on simulated days; hours count from the opening. */
public enum Scenario {
    STEADY("steady"),
    MORNING_RUSH("morning rush") {
        @Override
        double load(double hour) {
            return hour < 2 ? 1.8 : 0.65;
        }
    },
    COUNTER_CLOSES("a counter closes") {
        @Override
        boolean isOpen(int counter, double hour) {
            return counter > 0 || hour < 2 || hour >= 5;
        }

        @Override
        double load(double hour) {
            return 0.75;
        }
    },
    LONG_TAIL("long tail") {
        @Override
        double variation() {
            return 1.6;
        }
    },
    PRIORITIES("priorities") {
        @Override
        double priorities() {
            return 0.2;
        }
    },
    TABASKI("Tabaski x3") {
        @Override
        double load(double hour) {
            return hour < 4 ? 3 * 0.85 : 0.3;
        }
    },
    FORGOTTEN("forgotten closings") {
        @Override
        double forgotten() {
            return 0.015;
        }

        @Override
        double load(double hour) {
            return 0.75;
        }
    },
    TWO_QUEUES("two queues") {
        @Override
        int queues() {
            return 2;
        }
    };

    private final String code;

    Scenario(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** How many come, as a share of those that all counters can serve. */
    double load(double hour) {
        return 0.92;
    }

    boolean isOpen(int counter, double hour) {
        return true;
    }

    double variation() {
        return 0.7;
    }

    /** The share of people who go first. */
    double priorities() {
        return 0;
    }

    /** The share of services after which the agent goes away and leaves the ticket open. */
    double forgotten() {
        return 0;
    }

    int queues() {
        return 1;
    }
}
