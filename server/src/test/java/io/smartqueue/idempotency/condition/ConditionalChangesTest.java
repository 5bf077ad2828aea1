package io.smartqueue.idempotency.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.Rush;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Two people who change the same: the second is told, and overwrites nothing. */
@DatabaseTest
class ConditionalChangesTest {

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private Branch branch;
    private Person admin;
    private String queue;

    @BeforeEach
    void open() {
        branch = Branch.open(organisations, jdbc, transactions);
        admin = branch.tenant.admin();
        String service = admin.post("services/", Map.of("name", "Cash", "code", "C"))
                .is(201)
                .id();
        queue = "queues/"
                + admin.post(
                                "queues/",
                                Map.of("name", "Cash", "site_id", branch.site.toString(), "service_id", service))
                        .is(201)
                        .id()
                + "/";
    }

    @Test
    void areMadeToWhatTheCallerSaw() {
        String seen = tag(admin.get(queue));

        Answer changed = changeIf(seen, Map.of("name", "Till")).is(200);

        assertThat(tag(changed)).isNotEqualTo(seen).isEqualTo(tag(admin.get(queue)));
    }

    @Test
    void areRefusedToWhatSomebodyElseHasChangedWithItsPresentState() {
        String seen = tag(admin.get(queue));
        admin.patch(queue, Map.of("capacity", 7)).is(200);

        Answer refused = changeIf(seen, Map.of("name", "Till")).refused(412, "changed_meanwhile");

        assertThat(refused.text("present.capacity")).isEqualTo("7");
        assertThat(refused.text("present.name")).isEqualTo("Cash");
        assertThat(tag(refused)).isEqualTo(tag(admin.get(queue)));
        assertThat(admin.get(queue).text("name")).isEqualTo("Cash");
        changeIf(tag(refused), Map.of("name", "Till")).is(200);
    }

    @Test
    void areNotHinderedByPeopleWhoJoinTheLine() {
        String seen = tag(admin.get(queue));
        String id = queue.split("/")[1];
        admin.post("tickets/", Map.of("queue_id", id)).is(201);

        assertThat(tag(admin.get(queue))).isEqualTo(seen);
        changeIf(seen, Map.of("name", "Till")).is(200);
    }

    @Test
    void ofTwoAtOnceOnlyOneIsMade() {
        String seen = tag(admin.get(queue));

        List<Integer> answers =
                Rush.of(4, i -> () -> changeIf(seen, Map.of("capacity", 10 + i)).status());

        assertThat(answers).containsOnlyOnce(200);
        assertThat(answers.stream().filter(status -> status == 412)).hasSize(3);
    }

    @Test
    void areNotMadeWhereTheTagIsNoTag() {
        changeIf("yesterday", Map.of("name", "Till")).refused(412, "changed_meanwhile");
        changeIf("*", Map.of("name", "Till")).is(200);
        changeIf("W/" + tag(admin.get(queue)), Map.of("name", "Till 2")).is(200);
    }

    @Test
    void removeOnlyWhatIsAsTheCallerSawIt() {
        String seen = tag(admin.get(queue));
        admin.patch(queue, Map.of("capacity", 7)).is(200);

        admin.send("DELETE", queue, null, "application/json", "If-Match", seen).refused(412, "changed_meanwhile");
        assertThat(admin.get(queue).is(200).text("is_active")).isNotEqualTo("false");
    }

    @Test
    void askForTheResourceByItsTag() {
        Answer first = admin.get(queue);

        Answer again = admin.get(queue, "If-None-Match", tag(first));

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        admin.patch(queue, Map.of("capacity", 7)).is(200);
        admin.get(queue, "If-None-Match", tag(first)).is(200);
    }

    @Test
    void everySettingThatCanBeChangedHasATag() {
        for (String address :
                List.of("sites/" + branch.site + "/", "messaging/", "waiting-time/", "look/", "retention/", queue)) {
            Answer read = admin.get(address).is(200);
            Answer same = admin.send("GET", address, null, "application/json", "If-None-Match", tag(read));
            assertThat(same.status()).as(address).isEqualTo(304);
        }
    }

    private Answer changeIf(@Nullable String tag, Map<String, ?> changes) {
        return admin.send("PATCH", queue, changes, "application/json", "If-Match", String.valueOf(tag));
    }

    private static String tag(Answer answer) {
        return answer.headers().firstValue("ETag").orElseThrow(() -> new AssertionError("no ETag: " + answer.body()));
    }
}
