package io.smartqueue.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
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
        int most = dataSource.unwrap(HikariDataSource.class).getMaximumPoolSize();
        while (taken.size() < most) {
            taken.add(dataSource.getConnection());
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
        "57014, false",
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
