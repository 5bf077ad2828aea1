package io.smartqueue.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smartqueue.DatabaseTest;
import io.smartqueue.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignalsTest {

    private static final Duration PATIENTLY = Duration.ofSeconds(60);

    @Autowired
    Signals here;

    @Autowired
    PlatformTransactionManager transactions;

    SecondServer other;

    @BeforeAll
    void startTheOther() {
        other = SecondServer.start();
    }

    @AfterAll
    void stopTheOther() {
        other.close();
    }

    @Test
    void areHeardHereOnceAndOnTheOtherServer() {
        var topic = new Topic("greetings/first");
        List<Topic> heardHere = hear(here, "greetings");
        List<Topic> heardThere = hear(other.live(), "greetings");
        // The other server's ears may still be opening.
        await().atMost(PATIENTLY).untilAsserted(() -> {
            here.signal(topic);
            assertThat(heardThere).contains(topic);
        });
        heardHere.clear();
        heardThere.clear();

        here.signal(topic);

        assertThat(heardHere).containsExactly(topic);
        await().atMost(PATIENTLY).untilAsserted(() -> assertThat(heardThere).contains(topic));
        other.live().signal(new Topic("greetings/back"));
        await().atMost(PATIENTLY).untilAsserted(() -> assertThat(heardHere).contains(new Topic("greetings/back")));
        assertThat(heardHere).containsExactly(topic, new Topic("greetings/back"));
    }

    @Test
    void areGivenWhenTheTransactionHasCommittedAndNotWhenItHasNot() {
        List<Topic> heard = hear(here, "acts");
        var act = new TransactionTemplate(transactions);

        act.executeWithoutResult(status -> {
            here.signal(new Topic("acts/undone"));
            status.setRollbackOnly();
        });
        act.executeWithoutResult(status -> {
            here.signal(new Topic("acts/done"));
            assertThat(heard).isEmpty();
        });

        assertThat(heard).containsExactly(new Topic("acts/done"));
    }

    @Test
    void reachOnlyWhoListensToTheTopicOrOneAboveIt() {
        List<Topic> heard = hear(here, "lines");

        here.signal(new Topic("lines-of-others"));
        here.signal(new Topic("lines/one"));

        assertThat(heard).containsExactly(new Topic("lines/one"));
    }

    @Test
    void areHeardAgainAfterTheConnectionWasCutAndWhatWasMissedIsSaidAtOnce() throws Exception {
        List<Topic> heard = hear(other.live(), "cut");
        assertThat(cutTheWires()).isGreaterThanOrEqualTo(2);

        await().atMost(PATIENTLY).untilAsserted(() -> assertThat(heard).contains(new Topic("cut")));
        heard.clear();
        await().atMost(PATIENTLY).untilAsserted(() -> {
            here.signal(new Topic("cut/again"));
            assertThat(heard).contains(new Topic("cut/again"));
        });
    }

    private static int cutTheWires() throws Exception {
        try (var connection = TestDatabase.owner().connect();
                var cut = connection.prepareStatement("""
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                        where datname = current_database() and application_name = 'smartqueue live'
                        """);
                var rows = cut.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static List<Topic> hear(Signals signals, String topic) {
        List<Topic> heard = new CopyOnWriteArrayList<>();
        signals.listen(new Topic(topic), heard::add);
        return heard;
    }
}
