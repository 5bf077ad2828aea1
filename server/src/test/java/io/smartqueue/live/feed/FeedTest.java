package io.smartqueue.live.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.kernel.Ids;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FeedTest {

    @Test
    void leavesToThePollWhatStaysAwayForLong() {
        try (var threads = Executors.newScheduledThreadPool(0)) {
            var feed = new Feed(new TenantId(Ids.next()), new Frames(JsonMapper.shared()), new Lane(threads));
            assertThat(feed.soon()).contains(Duration.ofMillis(20));
            Optional<Duration> last = Optional.of(Duration.ZERO);
            for (int i = 0; i < 100; i++) {
                last = feed.soon();
            }
            assertThat(last).isEmpty();
        }
    }

    @Test
    void readsItsEventsWhileThePlacesOfFollowersCannotBeRead() {
        try (var threads = Executors.newScheduledThreadPool(0)) {
            var feed = new Feed(new TenantId(Ids.next()), new Frames(JsonMapper.shared()), new Lane(threads));
            feed.afterTelling().begin(0);
            assertThat(feed.afterReading().left(0)).isZero();
            feed.afterReading().end();
            assertThat(feed.afterTelling().left(0)).isEqualTo(Duration.ofSeconds(1));
        }
    }
}
