package io.smartqueue.notification.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smartqueue.Organisations;
import io.smartqueue.SandboxTest;
import io.smartqueue.TestTenant;
import io.smartqueue.customer.Medium;
import io.smartqueue.notification.sender.Sender;
import io.smartqueue.notification.sender.Senders;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** A round of the dispatcher looks several times. What one look has reserved leaves, though the next one fails. */
@SandboxTest
class LooksThatFailTest {

    @Autowired
    Organisations organisations;

    @Autowired
    Dispatcher dispatcher;

    @Autowired
    PacedClaims paced;

    @Autowired
    Turns turns;

    @Autowired
    DatabaseClock clock;

    @Autowired
    Senders senders;

    private final JdbcClient away = JdbcClient.create(new AbstractDataSource() {
        @Override
        public Connection getConnection() throws SQLException {
            throw new SQLException("the database is away", "08006");
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
    });

    private TestTenant bank;

    @BeforeEach
    void lookByOurselves() {
        bank = organisations.open();
        dispatcher.stop();
        senders.pace(sender().id(), BigDecimal.TEN);
    }

    @AfterEach
    void goOn() {
        senders.pace(sender().id(), null);
        dispatcher.start();
    }

    @Test
    void loseNothingThatAnotherLookHasReserved() {
        String id = bank.manager()
                .post(
                        "/api/v1/admin/notifications/",
                        Map.of("channel", "sms", "recipient", "+221770001234", "body", "Bonjour"))
                .is(202)
                .id();
        Outgoing outgoing = new Outgoing(new Claims(away, turns, clock), paced, senders);

        assertThat(outgoing.take(8).claims())
                .extracting(claim -> claim.notification().toString())
                .contains(id);
        assertThatThrownBy(() -> outgoing.take(8)).isInstanceOf(DataAccessException.class);
    }

    private Sender sender() {
        return java.util.Objects.requireNonNull(senders.current().get(Medium.SMS));
    }
}
