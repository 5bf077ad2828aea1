package io.smartqueue.report.figure;

import io.smartqueue.report.kept.Passage;

/** What is counted and measured of one group. Times are seconds. */
final class Tally {

    long arrivals;
    long goingOn;
    long ended;
    long completed;
    long transferred;
    long noShows;
    long cancelled;
    long expired;
    long open;
    long paused;

    final Durations waits = new Durations();
    final Durations walks = new Durations();
    final Durations services = new Durations();

    void arrive() {
        arrivals++;
    }

    /** Counts how it ended, or that it goes on. */
    void end(Passage one) {
        if (!one.hasEnded()) {
            goingOn++;
            return;
        }
        ended++;
        switch (one.kind().state()) {
            case "completed" -> completed++;
            case "transferred" -> transferred++;
            case "no_show" -> noShows++;
            case "cancelled" -> cancelled++;
            default -> expired++;
        }
    }

    void measure(Passage one) {
        if (one.waited() != Passage.NONE) {
            waits.add(one.waited());
        }
        if (one.walked() != Passage.NONE) {
            walks.add(one.walked());
        }
        if (one.kind().isServed() && one.served() != Passage.NONE) {
            services.add(one.served());
        }
    }
}
