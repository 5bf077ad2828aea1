package io.smartqueue.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A full disk, or a standby in the place of the primary: reading works, and nothing can be done. */
@DatabaseTest
class DatabaseThatTakesNoWritesTest {

    @Autowired
    Organisations organisations;

    @Autowired
    DataSource dataSource;

    @ParameterizedTest
    @ValueSource(strings = {"53100", "53200", "58030", "25006"})
    void isToldAsLaterAndNotAsAFault(String state) throws SQLException {
        Person admin = organisations.open().admin();
        try (Connection owner = TestDatabase.owner().connect();
                var statement = owner.createStatement()) {
            statement.execute("""
                    create function refuse_writes() returns trigger language plpgsql
                    as $$ begin raise exception 'no space left on device' using errcode = '%s'; end $$
                    """.formatted(state));
            statement.execute("""
                    create trigger refuse_writes before insert on site for each row
                    when (new.name = 'The site beyond the disk') execute function refuse_writes()
                    """);
            try {
                admin.post("sites/", Map.of("name", "The site beyond the disk")).refused(503, "database_unavailable");
            } finally {
                statement.execute("drop trigger refuse_writes on site");
                statement.execute("drop function refuse_writes()");
            }
        }
        admin.post("sites/", Map.of("name", "The site beyond the disk")).is(201);
    }

    @Test
    void isReadyWhenItTakesThem() {
        assertThat(new WritesHealthIndicator(dataSource).health().getStatus()).isEqualTo(Status.UP);
        organisations.nobody().get("/actuator/health/readiness").is(200);
        assertThat(organisations.operator().get("/actuator/health").body()).contains("UP");
    }

    @Test
    void isNotReadyWhenItTakesNone() throws SQLException {
        try (Connection connection = TestDatabase.owner().connect();
                var statement = connection.createStatement()) {
            var standby = new SingleConnectionDataSource(connection, true);
            statement.execute("set default_transaction_read_only = on");
            assertThat(new WritesHealthIndicator(standby).health().getStatus()).isEqualTo(Status.DOWN);
        }
    }

    @Test
    void isAskedToWriteAFileToItsDisk() throws SQLException {
        try (Connection connection = TestDatabase.owner().connect();
                var statement = connection.createStatement()) {
            statement.execute("set work_mem = '64kB'");
            StringBuilder plan = new StringBuilder();
            try (ResultSet lines = statement.executeQuery("explain analyze " + WritesHealthIndicator.PROBE)) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
            assertThat(plan.toString()).contains("external merge", "Disk:");
        }
    }
}
