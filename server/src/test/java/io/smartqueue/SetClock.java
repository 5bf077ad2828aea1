package io.smartqueue;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** The clock of all tests: goes like any other until a test sets it, then stands until the end of that test. */
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

    /** The next test finds a clock that goes. */
    static final class Goes implements AfterEachCallback {
        @Override
        public void afterEach(ExtensionContext context) {
            SpringExtension.getApplicationContext(context)
                    .getBean(SetClock.class)
                    .go();
        }
    }
}
