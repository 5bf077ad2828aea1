package io.smartqueue.live.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.kernel.Ids;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FeedTest {

    @Test
    void leavesToThePollWhatStaysAwayForLong() {
        var feed = new Feed(new TenantId(Ids.next()), new EventCursor(0, 0), new Frames(JsonMapper.shared()));
        assertThat(feed.soon()).contains(Duration.ofMillis(20));
        Optional<Duration> last = Optional.of(Duration.ZERO);
        for (int i = 0; i < 100; i++) {
            last = feed.soon();
        }
        assertThat(last).isEmpty();
    }
}
