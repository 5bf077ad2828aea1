package io.smartqueue.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smartqueue.Await;
import io.smartqueue.postgres.DatabaseLogin;
import io.smartqueue.postgres.Postgres;
import io.smartqueue.settings.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The tests share what is slow, the unpacked programs, and leave the folder free behind them. */
@ExtendWith(OutputCaptureExtension.class)
class EmbeddedPostgresTest {

    @TempDir
    static Path home;

    private static String saidAtTheFirstStart = "";
    private static String saidAtTheSecondStart = "";

    @BeforeAll
    static void startTwice(CapturedOutput output) throws SQLException {
        try (var postgres = start()) {
            run(postgres.owner(), "create table kept (word text)");
        }
        saidAtTheFirstStart = output.getAll();
        start().close();
        saidAtTheSecondStart = output.getAll().substring(saidAtTheFirstStart.length());
    }

    @Test
    void saysThatTheFirstStartTakesLonger() {
        String line = "Preparing the database in " + home.resolve("database");
        assertThat(saidAtTheFirstStart).contains(line);
        assertThat(saidAtTheSecondStart).doesNotContain(line);
    }

    @Test
    void findsItsDataAndItsPortAgain() throws SQLException {
        String firstPlace;
        try (var postgres = start()) {
            run(postgres.owner(), "insert into kept values ('second start')");
            firstPlace = postgres.owner().place();
        }
        try (var postgres = start()) {
            assertThat(words(postgres.owner())).contains("second start");
            assertThat(postgres.owner().place()).isEqualTo(firstPlace);
        }
    }

    @Test
    void logsTheApplicationInAsARoleWithoutPrivileges() throws SQLException {
        try (var postgres = start()) {
            assertThat(postgres.application().user()).isEqualTo("smartqueue_app");
            assertThat(ask(
                            postgres.application(),
                            "select rolsuper or rolbypassrls or rolinherit or rolcreaterole from pg_roles"
                                    + " where rolname = current_user"))
                    .isEqualTo("f");
        }
    }

    @Test
    void keepsItsPasswordsToItself() throws IOException {
        try (var secrets = Files.list(home.resolve("secrets"))) {
            assertThat(secrets)
                    .hasSize(3)
                    .allSatisfy(
                            secret -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void runsInASessionOfItsOwn() throws IOException {
        try (var _ = start()) {
            assertThat(session(server().pid()))
                    .isEqualTo(server().pid())
                    .isNotEqualTo(session(ProcessHandle.current().pid()));
        }
    }

    @Test
    void takesOverFromAProgramThatWasKilled() throws Exception {
        var killed = AnotherProgram.holding(home);
        try (var beside = EmbeddedPostgres.join(home)) {
            run(beside.owner(), "insert into kept values ('before the kill')");
        }
        killed.kill();
        var orphan = server();
        assertThat(orphan.isAlive()).isTrue();
        try (var postgres = start()) {
            assertThat(words(postgres.owner())).contains("before the kill");
            assertThat(server().pid()).isNotEqualTo(orphan.pid());
        }
    }

    @Test
    void ignoresAProcessThatOnlyHasTheNumberOfADeadServer() throws Exception {
        Files.writeString(
                PostmasterFile.in(Cluster.folder(home)), ProcessHandle.current().pid() + "\n");
        try (var postgres = start()) {
            assertThat(ask(postgres.owner(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void refusesAFolderThatAnotherProgramHas() throws Exception {
        try (var other = AnotherProgram.holding(home)) {
            assertThatThrownBy(EmbeddedPostgresTest::start)
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(home.toString())
                    .hasMessageContaining("process " + other.process().pid());
        }
    }

    @Test
    void letsACommandShareTheServerOfARunningProgram() throws Exception {
        try (var _ = AnotherProgram.holding(home)) {
            try (var beside = EmbeddedPostgres.join(home)) {
                assertThat(ask(beside.application(), "select current_user")).isEqualTo("smartqueue_app");
            }
            assertThat(server().isAlive()).isTrue();
        }
    }

    @Test
    void startsAServerForACommandWhenNoneIsRunning() throws Exception {
        try (var alone = EmbeddedPostgres.join(home)) {
            assertThat(ask(alone.owner(), "select 1")).isEqualTo("1");
        }
        assertThat(PostmasterFile.in(Cluster.folder(home))).doesNotExist();
    }

    @Test
    void isStartedAgainWhenItDies() throws Exception {
        try (var postgres = start()) {
            var first = server();
            first.destroyForcibly();
            awaitAnswer(postgres.owner());
            assertThat(server().pid()).isNotEqualTo(first.pid());
        }
    }

    @Test
    void refusesTheDataOfAnotherMajorVersion() throws IOException {
        var version = Cluster.folder(home).resolve("PG_VERSION");
        var right = Files.readString(version);
        try {
            Files.writeString(version, "17\n");
            assertThatThrownBy(EmbeddedPostgresTest::start)
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("PostgreSQL 17")
                    .hasMessageContaining("PostgreSQL 18");
        } finally {
            Files.writeString(version, right);
        }
    }

    private static Postgres start() {
        return EmbeddedPostgres.start(home, List.of("fsync=off"));
    }

    private static ProcessHandle server() {
        return PostmasterFile.read(Cluster.folder(home))
                .flatMap(PostmasterFile::process)
                .orElseThrow();
    }

    /** Field 6 of /proc/…/stat, after the name in brackets, which may hold spaces. */
    private static long session(long pid) throws IOException {
        var stat = Files.readString(Path.of("/proc", "" + pid, "stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3]);
    }

    private static void awaitAnswer(DatabaseLogin login) {
        Await.until(
                Duration.ofMinutes(1),
                () -> {
                    try {
                        return ask(login, "select 1");
                    } catch (SQLException away) {
                        return away.getMessage();
                    }
                },
                "1"::equals);
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

    private static String words(DatabaseLogin login) throws SQLException {
        return ask(login, "select string_agg(word, ', ') from kept");
    }
}
