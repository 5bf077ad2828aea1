package io.smartqueue.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.smartqueue.TestDatabase;
import io.smartqueue.kernel.Secret;
import io.smartqueue.settings.CannotStart;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class ExternalPostgresTest {

    private static final DatabaseLogin OWNER = TestDatabase.owner();
    private static final DatabaseLogin STRANGER =
            new DatabaseLogin(OWNER.url(), "smartqueue_test_stranger", new Secret("pass-word"));

    @AfterEach
    void forgetTheStranger() throws SQLException {
        run(OWNER, "drop role if exists smartqueue_test_stranger");
    }

    @Test
    void givesTheApplicationRoleNothingOfTheDispatchers() throws SQLException {
        ExternalPostgres.open(OWNER, OWNER);
        assertThat(ask(OWNER, "select pg_has_role('smartqueue_app', 'smartqueue_dispatcher', 'MEMBER')"))
                .isEqualTo("t");
        assertThat(ask(OWNER, "select pg_has_role('smartqueue_app', 'smartqueue_dispatcher', 'USAGE')"))
                .isEqualTo("f");
    }

    @Test
    void mendsAnApplicationRoleThatInheritsTheDispatchers() throws SQLException {
        ExternalPostgres.open(OWNER, OWNER);
        run(OWNER, "revoke smartqueue_dispatcher from smartqueue_app");
        run(OWNER, "alter role smartqueue_app inherit");
        run(OWNER, "grant smartqueue_dispatcher to smartqueue_app");
        assertThat(ask(OWNER, "select pg_has_role('smartqueue_app', 'smartqueue_dispatcher', 'USAGE')"))
                .isEqualTo("t");
        ExternalPostgres.open(OWNER, OWNER);
        givesTheApplicationRoleNothingOfTheDispatchers();
    }

    @Test
    void letsTheOwnerWorkAsEitherRole() throws SQLException {
        ExternalPostgres.open(OWNER, OWNER);
        try (var connection = OWNER.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(Postgres.AS_APPLICATION);
            statement.execute("set local role smartqueue_dispatcher");
            connection.commit();
            try (var rows = statement.executeQuery("select current_user")) {
                rows.next();
                assertThat(rows.getString(1)).isEqualTo("smartqueue_app");
            }
        }
    }

    @Test
    void letsTheOwnerAloneWorkAsTheArchivist() throws SQLException {
        makeTheStranger();
        ExternalPostgres.open(OWNER, STRANGER);
        assertThat(ask(OWNER, "select pg_has_role(current_user, 'smartqueue_archivist', 'MEMBER')"))
                .isEqualTo("t");
        assertThat(ask(STRANGER, "select pg_has_role(current_user, 'smartqueue_archivist', 'MEMBER')"))
                .isEqualTo("f");
    }

    @Test
    void makesASeparateLoginWorkAsTheApplication() throws SQLException {
        makeTheStranger();
        var postgres = ExternalPostgres.open(OWNER, STRANGER);
        run(postgres.application(), Postgres.AS_APPLICATION);
    }

    @Test
    void saysWhichSqlToRunWhereTheUserMayNot() throws SQLException {
        ExternalPostgres.open(OWNER, OWNER);
        makeTheStranger();
        var refusal = catchThrowableOfType(CannotStart.class, () -> ExternalPostgres.open(STRANGER, STRANGER));
        assertThat(refusal.lines())
                .contains(
                        "  grant smartqueue_app to smartqueue_test_stranger;",
                        "  grant smartqueue_dispatcher to smartqueue_test_stranger;",
                        "  grant create on schema public to smartqueue_test_stranger;");
    }

    @Test
    void startsForAUserWithoutRightsOnceAnAdministratorHasRunIt() throws SQLException {
        ExternalPostgres.open(OWNER, OWNER);
        makeTheStranger();
        var refusal = catchThrowableOfType(CannotStart.class, () -> ExternalPostgres.open(STRANGER, STRANGER));
        for (String sql : refusal.lines().subList(1, refusal.lines().size())) {
            run(OWNER, sql);
        }
        ExternalPostgres.open(STRANGER, STRANGER);
        run(OWNER, "revoke create on schema public from smartqueue_test_stranger");
    }

    @Test
    void saysInOneLineThatThePasswordIsWrongWithoutRepeatingIt() throws SQLException {
        makeTheStranger();
        var wrong = new DatabaseLogin(STRANGER.url(), STRANGER.user(), new Secret("wrong-word"));
        var refusal = catchThrowableOfType(CannotStart.class, () -> ExternalPostgres.open(wrong, wrong));
        assertThat(refusal.lines())
                .singleElement()
                .asString()
                .startsWith("DATABASE_URL: PostgreSQL at " + OWNER.place())
                .contains("password authentication failed")
                .doesNotContain("wrong-word");
    }

    @Test
    void saysInOneLineThatNobodyAnswers() throws IOException {
        var nowhere = new DatabaseLogin(
                "jdbc:postgresql://127.0.0.1:" + freePort() + "/queue", "me", new Secret("pass-word"));
        var refusal = catchThrowableOfType(CannotStart.class, () -> ExternalPostgres.open(nowhere, nowhere));
        assertThat(refusal.lines())
                .singleElement()
                .asString()
                .contains("refused")
                .doesNotContain("pass-word");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void makeTheStranger() throws SQLException {
        run(OWNER, "create role smartqueue_test_stranger login password 'pass-word'");
    }

    private static void run(DatabaseLogin login, String sql) throws SQLException {
        try (var connection = login.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(DatabaseLogin login, String sql) throws SQLException {
        try (var connection = login.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
