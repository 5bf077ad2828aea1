package io.smartqueue.postgres.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who gets the next connection. */
class SharesTest {

    private static final Duration PATIENTLY = Duration.ofSeconds(60);
    private static final Duration NOT_AT_ALL = Duration.ZERO;

    private final Shares shares = new Shares(8, 3);
    private final List<String> admitted = new CopyOnWriteArrayList<>();
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void endAll() {
        people.shutdownNow();
    }

    @Test
    void leaveHalfFreeBesideOneOrganisation() throws Exception {
        take("flooded", 4);

        assertThatThrownBy(() -> shares.enter("flooded", NOT_AT_ALL, false))
                .isInstanceOf(Overload.class)
                .hasMessageContaining("4 are in use");
    }

    @Test
    void leaveSomethingForTheNextBesideAny() throws Exception {
        take("first", 4);
        take("second", 2);
        take("third", 1);
        take("fourth", 1);
    }

    @Test
    void refuseAtOnceWhenTooManyWait() throws Exception {
        take("flooded", 4);
        for (int i = 0; i < 3; i++) {
            waitFor("flooded", "one of three", false);
        }

        assertThatThrownBy(() -> shares.enter("flooded", PATIENTLY, false))
                .isInstanceOf(Overload.class)
                .hasMessageContaining("3 wait already");
        take("neighbour", 2);
    }

    @Test
    void goToTheOrganisationWithTheFewestFirst() throws Exception {
        take("flooded", 4);
        take("second", 2);
        take("third", 1);
        take("fourth", 1);
        waitFor("flooded", "flooded", false);
        waitFor("second", "second", false);
        waitFor("newcomer", "newcomer", false);

        shares.leave("flooded");
        await().until(() -> admitted.equals(List.of("newcomer")));
        shares.leave("flooded");
        shares.leave("flooded");
        await().until(() -> admitted.size() == 2);

        assertThat(admitted).containsExactly("newcomer", "flooded");
    }

    @Test
    void goToWhoHasWaitedLongestInAnOrganisation() throws Exception {
        take("one", 4);
        waitFor("one", "first", false);
        waitFor("one", "second", false);

        shares.leave("one");
        await().until(() -> admitted.equals(List.of("first")));
        shares.leave("one");
        await().until(() -> admitted.equals(List.of("first", "second")));
    }

    @Test
    void goBeforeAllOthersToWhoHasWrittenSomething() throws Exception {
        take("one", 4);
        for (int i = 0; i < 3; i++) {
            waitFor("one", "other", false);
        }
        waitFor("one", "has written", true);

        shares.leave("one");

        await().until(() -> admitted.equals(List.of("has written")));
    }

    @Test
    void areWholeAgainAfterRefusalsAndInterruptions() throws Exception {
        take("one", 4);
        Future<?> stopped = waitFor("one", "stopped", false);
        stopped.cancel(true);
        await().until(() -> shares.waiting() == 0);
        assertThatThrownBy(() -> shares.enter("one", Duration.ofMillis(1), false))
                .isInstanceOf(Overload.class);
        for (int i = 0; i < 4; i++) {
            shares.leave("one");
        }

        assertThat(admitted).isEmpty();
        take("another", 4);
    }

    private void take(String key, int places) throws Exception {
        for (int i = 0; i < places; i++) {
            shares.enter(key, NOT_AT_ALL, false);
        }
    }

    private Future<?> waitFor(String key, String name, boolean urgent) {
        int before = shares.waiting();
        Future<?> waiting = people.submit(() -> {
            shares.enter(key, PATIENTLY, urgent);
            admitted.add(name);
            return null;
        });
        await().until(() -> shares.waiting() == before + 1);
        return waiting;
    }
}
