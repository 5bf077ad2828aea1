package io.smartqueue.queue;

import io.smartqueue.SmartQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Primary;

/** A server on a machine whose clock is five seconds ahead. */
final class ServerAhead {

    private ServerAhead() {}

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(SmartQueue.class, Hasty.class).run(arguments);
    }

    @Primary
    static final class Hasty implements InstantSource {

        private final Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(5));

        @Override
        public Instant instant() {
            return ahead.instant();
        }
    }
}
