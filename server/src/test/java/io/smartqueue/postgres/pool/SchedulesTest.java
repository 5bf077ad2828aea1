package io.smartqueue.postgres.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.TaskScheduler;

/** What the server does again after a pause. */
@DatabaseTest
class SchedulesTest {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Autowired
    TaskScheduler schedules;

    @Test
    void oneThatTakesLongHoldsUpNoOther() throws Exception {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var others = new CompletableFuture<Workload>();
        var first = schedules.scheduleWithFixedDelay(
                () -> {
                    begun.countDown();
                    await(end);
                },
                PAUSE);
        try {
            assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
            var second = schedules.scheduleWithFixedDelay(
                    () -> {
                        others.complete(Workload.current().workload());
                    },
                    PAUSE);
            try {
                assertThat(others.get(1, TimeUnit.MINUTES)).isEqualTo(Workload.BACKGROUND);
            } finally {
                second.cancel(true);
            }
        } finally {
            first.cancel(true);
            end.countDown();
        }
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
