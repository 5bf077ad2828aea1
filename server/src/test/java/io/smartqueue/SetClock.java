package io.smartqueue;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;

/** The clock of a test that imports it: goes like any other until it is set, then stands. */
@Primary
public class SetClock implements InstantSource {

    private final Clock real = Clock.systemUTC();
    private volatile @Nullable Instant set;

    public void set(Instant instant) {
        set = instant;
    }

    /** From now on like any other clock again. */
    public void go() {
        set = null;
    }

    @Override
    public Instant instant() {
        Instant stopped = set;
        return stopped == null ? real.instant() : stopped;
    }
}
