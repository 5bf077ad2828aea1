package io.smartqueue.security.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smartqueue.Await;
import io.smartqueue.kernel.Refusal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class HashingThreadsTest {

    @Test
    void areNotThoseOfTheRequests() throws Exception {
        var threads = new HashingThreads(1, 1);
        try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(requests.submit(() ->
                                    threads.run(() -> Thread.currentThread().isVirtual()))
                            .get())
                    .isFalse();
        }
    }

    @Test
    void refuseWhatFindsNoPlaceToWait() throws Exception {
        var threads = new HashingThreads(1, 1);
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = requests.submit(() -> threads.run(() -> {
                begun.countDown();
                end.await();
                return "first";
            }));
            begun.await();
            var second = requests.submit(() -> threads.run(() -> "second"));
            Await.until(Duration.ofSeconds(30), threads::waiting, count -> count == 1);

            assertThatThrownBy(() -> threads.run(() -> "third")).isInstanceOfSatisfying(Refusal.class, refusal -> {
                assertThat(refusal.kind()).isEqualTo(Refusal.Kind.BUSY);
                assertThat(refusal.details()).containsEntry("retry_after_seconds", 5);
            });
            end.countDown();
            assertThat(first.get()).isEqualTo("first");
            assertThat(second.get()).isEqualTo("second");
            assertThat(threads.run(() -> "fourth")).isEqualTo("fourth");
        }
    }
}
