package io.smartqueue.twiliosandbox.junit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Asks again until there is an answer, but not for ever. */
record Waiting(Duration patience, Supplier<String> happened) {
    private static final Duration BETWEEN = Duration.ofMillis(2);

    <T> T until(String what, Supplier<Optional<T>> question) {
        long start = System.nanoTime();
        while (true) {
            Optional<T> answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            if (System.nanoTime() - start > patience.toNanos()) {
                throw new AssertionError(
                        "after " + patience.toMillis() + " ms still not: " + what + "\n" + happened.get());
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }
}
