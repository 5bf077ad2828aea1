package io.smartqueue.counter.page;

import java.util.Locale;

/** How a service ended, as the agent says with one key. */
public enum ServiceOutcome {
    DONE,
    PAPER_MISSING,
    COMES_BACK,
    OTHER_SERVICE;

    /** As it is kept with the visit. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
