package io.smartqueue.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.queue.Branch;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** A password is said again to who asked, and is nowhere to be read. */
@DatabaseTest
class SecretResponsesTest {

    private static final String REPLACEMENT = "another long password";

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Branch branch;
    Person admin;

    @BeforeEach
    void open() {
        branch = Branch.open(organisations, jdbc, transactions);
        admin = branch.tenant.admin();
    }

    private Person signedInAnew(Person person, String password) {
        return person.with(organisations
                .nobody()
                .post("/api/v1/auth/", Map.of("email", person.email(), "password", password))
                .is(200)
                .text("token"));
    }

    @Test
    void aOneTimePasswordIsSaidAgainInTheSameSessionOnly() {
        Map<String, String> fatou =
                Map.of("name", "Fatou", "email", Organisations.unique() + "@b.example", "role", "agent");
        Answer first = admin.postOnce("one", "agents/", fatou).is(201);
        String password = first.text("one_time_password");
        assertThat(password).hasSize(20);
        assertThat(admin.postOnce("one", "agents/", fatou).is(201).body()).isEqualTo(first.body());
        signedInAnew(admin, Organisations.PASSWORD)
                .postOnce("one", "agents/", fatou)
                .refused(409, "answer_sealed");
        assertThat(branch.read(Boolean.class, "select position(?::bytea in body) > 0 from idempotency_key", password))
                .containsExactly(false);
    }

    @Test
    void anInvitationIsSaidAgainInTheSameSessionOnly() {
        Person elsewhere = organisations.open().agent();
        Map<String, String> fatou = Map.of("name", "Fatou", "email", elsewhere.email(), "role", "agent");
        Answer first = admin.postOnce("one", "agents/", fatou).is(201);
        String invitation = first.text("invitation");
        assertThat(invitation).hasSizeGreaterThan(43);
        assertThat(admin.postOnce("one", "agents/", fatou).is(201).body()).isEqualTo(first.body());
        signedInAnew(admin, Organisations.PASSWORD)
                .postOnce("one", "agents/", fatou)
                .refused(409, "answer_sealed");
        assertThat(branch.read(Boolean.class, "select position(?::bytea in body) > 0 from idempotency_key", invitation))
                .containsExactly(false);
        Map<String, String> acceptance = Map.of("invitation", invitation);
        Answer accepted = elsewhere
                .postOnce("one", "/api/v1/auth/invitations/accept/", acceptance)
                .is(200);
        assertThat(elsewhere
                        .postOnce("one", "/api/v1/auth/invitations/accept/", acceptance)
                        .is(200)
                        .body())
                .isEqualTo(accepted.body());
    }

    @Test
    void aPasswordIsChangedOnceWithNothingKept() {
        Map<String, String> change = Map.of("current", Organisations.PASSWORD, "new", REPLACEMENT);
        Map<String, String> other = Map.of("current", Organisations.PASSWORD, "new", "yet another password");
        admin.postOnce("one", "/api/v1/auth/password/", change).is(204);
        admin.postOnce("one", "/api/v1/auth/password/", change).is(204);
        admin.postOnce("one", "/api/v1/auth/password/", other).rejects("current:wrong_password");
        admin.post("/api/v1/auth/password/", change).rejects("current:wrong_password");
        admin.postOnce("", "/api/v1/auth/password/", change).rejects("Idempotency-Key:invalid_form");
        signedInAnew(admin, REPLACEMENT);
        assertThat(branch.read(Long.class, "select count(*) from idempotency_key"))
                .containsExactly(0L);
    }
}
