package io.smartqueue.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestDatabase;
import io.smartqueue.TestTenant;
import io.smartqueue.queue.Rush;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionSystemException;

/** What a client hears while the database cannot be asked. */
@DatabaseTest
class BusyDatabaseTest {

    /** Those for requests. */
    private static final int CONNECTIONS = 24;

    @Autowired
    Organisations organisations;

    @Autowired
    DataSource dataSource;

    @Test
    void saysLaterWhileEveryConnectionStaysInUse() throws SQLException {
        Person agent = organisations.open().agent();
        Map<String, String> login = Map.of("email", agent.email(), "password", Organisations.PASSWORD);
        List<Connection> all = new ArrayList<>();
        try {
            takeAll(all);
            // The one finds no connection before the controllers, where the token is looked up, the other in one.
            List<Answer> answers = Rush.of(
                    2,
                    i -> () -> i == 0
                            ? agent.get("tickets/")
                            : organisations.nobody().post("/api/v1/auth/", login));
            for (Answer answer : answers) {
                answer.refused(503, "database_unavailable");
                assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
            }
        } finally {
            for (Connection one : all) {
                one.close();
            }
        }
        agent.get("tickets/").is(200);
    }

    private void takeAll(List<Connection> taken) throws SQLException {
        while (taken.size() < CONNECTIONS) {
            taken.add(dataSource.getConnection());
        }
    }

    @Test
    void askTheVictimOfADeadlockToTryAgain() throws SQLException {
        TestTenant bank = organisations.open();
        Map<String, Object> awa = Map.of("first_name", "Awa");
        owner("""
                create function deadlock() returns trigger language plpgsql as $$ begin
                    raise exception 'deadlock detected' using errcode = '40P01';
                end $$;
                create trigger deadlock before insert on customer for each row
                    when (new.tenant_id = '%s') execute function deadlock()
                """.formatted(bank.tenant().id()));
        try {
            Answer answer = bank.agent().post("customers/", awa).refused(503, "database_unavailable");
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        } finally {
            owner("drop trigger deadlock on customer; drop function deadlock()");
        }
        bank.agent().post("customers/", awa).is(201);
    }

    private static void owner(String sql) throws SQLException {
        try (Connection connection = TestDatabase.owner().connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "08006, true",
        "57P01, true",
        "57P03, true",
        "53300, true",
        "40001, true",
        "40P01, true",
        "23505, false",
        "57014, true",
        "55P03, true",
        "25P03, true",
        ", false"
    })
    void isToldFromAFaultByTheState(String state, boolean unavailable) {
        var fault = new TransactionSystemException("at the commit", new SQLException("for some reason", state));
        assertThat(DatabaseUnavailableFilter.tells(fault)).isEqualTo(unavailable);
    }

    @Test
    void isToldFromWhatHappenedBeforeARollbackFailed() {
        var fault = new TransactionSystemException("JDBC rollback failed", new SQLException("Connection is closed"));
        assertThat(DatabaseUnavailableFilter.tells(fault)).isFalse();
        fault.initApplicationException(
                new DataAccessResourceFailureException("terminated", new SQLException("by an operator", "57P01")));
        assertThat(DatabaseUnavailableFilter.tells(fault)).isTrue();
    }
}
