package io.smartqueue.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.SetClock;
import io.smartqueue.TestDatabase;
import io.smartqueue.queue.Branch;
import io.smartqueue.tenant.Tenants;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@DatabaseTest
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
    Tenants tenants;

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

    @Test
    void areThrownAwayThoughThoseOfAnotherOrganisationCannotBe() throws SQLException {
        Branch other = Branch.open(organisations, jdbc, transactions);
        List<Branch> both = Stream.of(branch, other)
                .sorted(Comparator.comparing(one -> tenants.all().indexOf(one.tenant.tenant())))
                .toList();
        agent.postOnce("old", "customers/", AWA).is(201);
        other.tenant.agent().postOnce("old", "customers/", AWA).is(201);
        clock.set(start.plus(Duration.ofDays(2)));
        try (var owner = TestDatabase.owner().connect();
                var statement = owner.createStatement()) {
            statement.execute("create function refuse_to_forget() returns trigger language plpgsql as"
                    + " $$ begin raise exception 'refused'; end $$");
            statement.execute("create trigger refuse before delete on idempotency_key for each row when"
                    + " (old.tenant_id = '" + both.getFirst().tenant.tenant().id()
                    + "') execute function refuse_to_forget()");
            try {
                storedResponseCleanup.forgetOld();
            } finally {
                statement.execute("drop function refuse_to_forget() cascade");
            }
        }
        assertThat(both.getFirst().read(String.class, "select key from idempotency_key"))
                .containsExactly("old");
        assertThat(both.getLast().read(String.class, "select key from idempotency_key"))
                .isEmpty();
    }
}
