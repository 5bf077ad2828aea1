package io.smartqueue.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.SetClock;
import io.smartqueue.queue.Branch;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@DatabaseTest
@Import(SetClock.class)
class StoredResponseExpiryTest {

    private static final Map<String, String> AWA = Map.of("first_name", "Awa");

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    SetClock clock;

    @Autowired
    StoredResponseCleanup storedResponseCleanup;

    Instant start;
    Branch branch;
    Person agent;

    @BeforeEach
    void open() {
        start = clock.instant();
        clock.set(start);
        branch = Branch.open(organisations, jdbc, transactions);
        agent = branch.tenant.agent();
    }

    @AfterEach
    void setBack() {
        clock.set(start);
    }

    private Person after(Duration time) {
        clock.set(start.plus(time));
        return agent.with(organisations
                .nobody()
                .post("/api/v1/auth/", Map.of("email", agent.email(), "password", Organisations.PASSWORD))
                .is(200)
                .text("token"));
    }

    @Test
    void areGivenForADayWhateverTheSession() {
        String first = agent.postOnce("one", "customers/", AWA).is(201).id();
        Duration day = Duration.ofDays(1);
        assertThat(after(day.minusSeconds(1))
                        .postOnce("one", "customers/", AWA)
                        .is(201)
                        .id())
                .isEqualTo(first);
        String second = after(day).postOnce("one", "customers/", AWA).is(201).id();
        assertThat(second).isNotEqualTo(first);
        assertThat(after(day.plusSeconds(1))
                        .postOnce("one", "customers/", AWA)
                        .is(201)
                        .id())
                .isEqualTo(second);
    }

    @Test
    void areThrownAwayAfterwards() {
        agent.postOnce("old", "customers/", AWA).is(201);
        after(Duration.ofHours(1)).postOnce("young", "customers/", AWA).is(201);
        after(Duration.ofDays(1));
        storedResponseCleanup.forgetOld();
        assertThat(branch.read(String.class, "select key from idempotency_key")).containsExactly("young");
    }
}
