package io.smartqueue.live.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.kernel.Ids;
import io.smartqueue.live.Subscription;
import io.smartqueue.queue.LegId;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.WaitEstimate;
import io.smartqueue.queue.order.LineBooks;
import io.smartqueue.queue.ticket.RecentPlaces.Standing;
import io.smartqueue.queue.wait.Range;
import io.smartqueue.queue.wait.ServiceTime.Basis;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whom of many a change of the line is told, and when. */
class FollowersTest {

    private static final int MANY = 1000;
    private static final int AT_A_TIME = 250;
    private static final int NEAREST = 50;

    private final TenantId tenant = new TenantId(Ids.next());
    private final QueueId queue = new QueueId(Ids.next());
    private final Followers followers = new Followers();
    private final List<Subscriber> people = new ArrayList<>();
    private final List<LegId> legs = new ArrayList<>();
    private long clock;

    private void follow(int count) {
        for (int i = 0; i < count; i++) {
            people.add(new Subscriber(new Subscription.OfVisit(tenant, new TicketId(Ids.next())), () -> {}));
            legs.add(new LegId(Ids.next()));
        }
        Map<LegId, Standing> now = line(0);
        IntStream.range(0, count).forEach(i -> followers.stands(people.get(i), legs.get(i), now.get(legs.get(i))));
    }

    /** Each stands in the order of the list, behind so many others. */
    private Map<LegId, Standing> line(int others) {
        Map<LegId, Standing> line = new HashMap<>();
        for (int i = 0; i < legs.size(); i++) {
            line.put(legs.get(i), standing(i + 1 + others, 5 * (i + others)));
        }
        return line;
    }

    private Standing standing(int position, int minutes) {
        return new Standing(
                LineBooks.Spot.of(queue, Instant.EPOCH, null, true, 0, false),
                new Ticket.PlaceInLine(
                        position,
                        0,
                        new WaitEstimate(
                                minutes,
                                minutes + 5,
                                1,
                                Basis.DECLARED,
                                Instant.EPOCH,
                                new Range(minutes, minutes, minutes + 5, 1, Basis.DECLARED, Instant.EPOCH)),
                        null,
                        0,
                        false));
    }

    private List<Integer> told() {
        clock += Duration.ofSeconds(1).toNanos();
        return IntStream.range(0, people.size())
                .filter(i -> !people.get(i).take(clock, 10).isEmpty())
                .boxed()
                .toList();
    }

    @Test
    void areToldNothingWhenNothingHasChanged() {
        follow(3);
        assertThat(followers.tell(line(0))).isFalse();
        assertThat(told()).isEmpty();
    }

    @Test
    void areToldWhenTheirWaitIsAnotherAtTheSamePlace() {
        follow(2);
        Map<LegId, Standing> now = line(0);
        now.put(legs.getLast(), standing(2, 40));
        followers.tell(now);
        assertThat(told()).containsExactly(1);
    }

    @Test
    void areToldOnceOfEachChange() {
        follow(3);
        followers.tell(line(1));
        assertThat(told()).containsExactly(0, 1, 2);
        followers.tell(line(1));
        assertThat(told()).isEmpty();
    }

    @Test
    void areToldAFewAtATimeTheNearestAlwaysAndNobodyIsForgotten() {
        follow(MANY);
        boolean more = followers.tell(line(1));
        assertThat(more).isTrue();
        assertThat(told()).hasSize(AT_A_TIME).startsWith(0, 1, 2).endsWith(AT_A_TIME - 1);
        List<Integer> others = new ArrayList<>();
        for (int moves = 2; others.size() < MANY - AT_A_TIME; moves++) {
            assertThat(followers.tell(line(moves))).isTrue();
            List<Integer> told = told();
            assertThat(told)
                    .hasSize(AT_A_TIME)
                    .startsWith(IntStream.range(0, NEAREST).boxed().toArray(Integer[]::new));
            told.stream().filter(i -> i >= AT_A_TIME).forEach(others::add);
            assertThat(moves).isLessThan(10);
        }
        assertThat(others).doesNotHaveDuplicates();
    }

    @Test
    void areToldTheLastChangeWhenTheLineStandsStillAgain() {
        follow(MANY);
        int tellings = 1;
        while (followers.tell(line(1))) {
            tellings++;
        }
        assertThat(tellings).isEqualTo(MANY / AT_A_TIME);
        assertThat(told()).hasSize(MANY);
    }

    @Test
    void lookWhereTheirPagesMayBeOutOfDate() {
        follow(1);
        followers.haveToLook();
        followers.tell(line(1));
        assertThat(people.getFirst().take(0, 10)).containsExactly(Frame.LOOK);
    }
}
