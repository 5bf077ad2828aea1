package io.smartqueue.notification.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.customer.Medium;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No channel takes the last workers, however much it has to send and however slowly its provider answers. */
class SharesTest {

    private static final Set<Medium> ALL = EnumSet.allOf(Medium.class);

    private final Shares shares = new Shares(32);

    @Test
    void aSlowChannelLeavesWorkersToEachOther() {
        assertThat(take(Medium.SMS)).isEqualTo(20);
        assertThat(take(Medium.WHATSAPP)).isEqualTo(4);
        assertThat(take(Medium.EMAIL)).isEqualTo(4);
        assertThat(take(Medium.PUSH)).isEqualTo(4);
        assertThat(shares.left(Medium.SMS, ALL)).isZero();
    }

    @Test
    void aChannelThatIsAloneHasAllWorkers() {
        assertThat(shares.left(Medium.SMS, Set.of(Medium.SMS))).isEqualTo(32);
    }

    @Test
    void aFreeWorkerIsReportedOnceToAChannelThatWaitedForIt() {
        take(Medium.SMS);
        assertThat(shares.over(Medium.SMS)).isTrue();
        assertThat(shares.over(Medium.SMS)).isFalse();
    }

    private int take(Medium medium) {
        int many = shares.left(medium, ALL);
        shares.taken(medium, many, true);
        return many;
    }
}
