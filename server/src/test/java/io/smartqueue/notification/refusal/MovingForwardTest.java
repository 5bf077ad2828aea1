package io.smartqueue.notification.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.notification.NotificationStatus;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What the table of a message's statuses allows, whatever is added to it. */
class MovingForwardTest {

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"PENDING", "SENDING"})
    void noStatusComesBackButThoseOfAnAttempt(NotificationStatus status) {
        assertThat(before(status)).doesNotContain(status);
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "SENDING", "SENT"})
    void whatIsUnderWayMayEndInEveryWayThatAReceiptTells(NotificationStatus status) {
        assertThat(EnumSet.range(NotificationStatus.DELIVERED, NotificationStatus.FAILED))
                .allMatch(end -> end.mayFollow().contains(status));
    }

    @Test
    void nothingFollowsWhatWasRead() {
        assertThat(NotificationStatus.values())
                .noneMatch(next -> next.mayFollow().contains(NotificationStatus.READ));
    }

    private static Set<NotificationStatus> before(NotificationStatus status) {
        Set<NotificationStatus> before = EnumSet.noneOf(NotificationStatus.class);
        Set<NotificationStatus> found = status.mayFollow();
        while (before.addAll(found)) {
            found = found.stream().flatMap(one -> one.mayFollow().stream()).collect(Collectors.toSet());
        }
        return before;
    }
}
