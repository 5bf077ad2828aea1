package io.smartqueue.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.TestDatabase;
import io.smartqueue.postgres.DatabaseLogin;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Of an external database, beside the server that the other tests use. */
@DatabaseTest
class BackupsTest {

    private static final String OTHER = "smartqueue_test_restored";

    @TempDir
    Path folder;

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private final Terminal terminal = new Terminal();

    @BeforeEach
    void openAnEmptyDatabase() throws SQLException {
        dropIt();
        run("create database " + OTHER + " template template0 encoding 'UTF8'");
        terminal.set("database.url", TestDatabase.url());
    }

    @AfterEach
    void forgetTheDatabase() throws SQLException {
        terminal.close();
        dropIt();
    }

    @Test
    void holdEveryRowOfEveryOrganisation() throws Exception {
        takeATicket("Awa", "+221770000012");
        Path file = backup();
        assertThat(rowsOf(file)).doesNotContainKey("flyway_schema_history").containsKeys("tenant", "visit", "leg");

        restoreIntoTheOther(file);
        Path again = backup();

        Map<String, String> restored = rowsOf(again);
        // Held messages differ on purpose.
        assertThat(without(restored, "notification", "notification_event"))
                .isEqualTo(without(rowsOf(file), "notification", "notification_event"));
        assertThat(text(again, "visit")).contains("Awa", "+221770000012");
    }

    @Test
    void areReadableByTheirOwnerAlone() throws Exception {
        Path file = backup();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void areRefusedWhereSomethingIsAlready() {
        Path file = backup();
        restoreIntoTheOther(file);
        assertThat(terminal.run("restore", file.toString())).isEqualTo(1);
        assertThat(terminal.err()).contains("is not empty", "--overwrite").doesNotContain("\tat ");
        assertThat(terminal.run("restore", file.toString(), "--overwrite")).isZero();
    }

    @Test
    void areRefusedWhereAServerWorks() {
        Path file = backup();
        assertThat(terminal.run("restore", file.toString(), "--overwrite")).isEqualTo(1);
        assertThat(terminal.err()).contains("other connections: stop every server");
    }

    @Test
    void areRefusedWhereAnotherProgramHasTables() throws SQLException {
        Path file = backup();
        theOther();
        try (var connection = other().connect();
                var statement = connection.createStatement()) {
            statement.execute("create table of_another_program ()");
        }
        assertThat(terminal.run("restore", file.toString(), "--overwrite")).isEqualTo(1);
        assertThat(terminal.err()).contains("tables of another program");
    }

    @Test
    void areVerifiedByRestoringThem() {
        Path file = backup();
        assertThat(terminal.run("backup", "verify", file.toString())).isZero();
        assertThat(terminal.out()).contains("can be restored", "every checksum matches");
    }

    @Test
    void areRefusedWhenAByteHasChanged() throws IOException {
        organisations.open();
        Path file = backup();
        byte[] bytes = Files.readAllBytes(file);
        bytes[startOf("tables/tenant", bytes) + 5] ^= 1;
        Files.write(file, bytes);
        assertThat(terminal.run("backup", "verify", file.toString())).isEqualTo(1);
        assertThat(terminal.err().lines()).singleElement().asString().contains(file + " is damaged");
        theOther();
        assertThat(terminal.run("restore", file.toString())).isEqualTo(1);
        assertThat(terminal.err()).contains(file + " is damaged");
    }

    @Test
    void areRefusedWhenTheyAreNone() throws IOException {
        Path file = Files.writeString(folder.resolve("no.backup.zip"), "nothing");
        assertThat(terminal.run("backup", "verify", file.toString())).isEqualTo(1);
        assertThat(terminal.err()).contains(file + " is damaged, or no backup of SmartQueue");
        assertThat(terminal.run("restore", folder.resolve("missing").toString()))
                .isEqualTo(1);
        assertThat(terminal.err()).contains("there is no such file");
        assertThat(terminal.run("restore")).isEqualTo(2);
    }

    private void takeATicket(String name, String phone) {
        Branch bank = Branch.open(organisations, jdbc, transactions);
        QueueId queue = bank.queue("A");
        bank.tenant
                .admin()
                .post("tickets/", Map.of("queue_id", queue.value(), "customer_name", name, "customer_phone", phone))
                .is(201);
    }

    private Path backup() {
        assertThat(terminal.run("backup", "--to", folder.toString()))
                .as(terminal.err())
                .isZero();
        return Path.of(terminal.out().lines().findFirst().orElseThrow());
    }

    private void restoreIntoTheOther(Path file) {
        theOther();
        assertThat(terminal.run("restore", file.toString())).as(terminal.err()).isZero();
    }

    private void theOther() {
        terminal.set("database.url", TestDatabase.url().replaceFirst("/[^/]*$", "/" + OTHER));
    }

    private static DatabaseLogin other() {
        DatabaseLogin owner = TestDatabase.owner();
        return new DatabaseLogin(owner.url().replaceFirst("/[^/]*$", "/" + OTHER), owner.user(), owner.password());
    }

    /** The checksum of each table. */
    private static Map<String, String> rowsOf(Path file) throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (JsonNode table :
                JsonMapper.shared().readTree(text(file, "../manifest.json")).path("tables")) {
            found.put(table.path("name").asString(), table.path("sha256").asString());
        }
        return found;
    }

    private static Map<String, String> without(Map<String, String> all, String... tables) {
        Map<String, String> rest = new TreeMap<>(all);
        rest.keySet().removeAll(Set.of(tables));
        return rest;
    }

    /** Where the data of an entry begins: after its local header, which nothing checks. */
    private static int startOf(String entry, byte[] zip) {
        ByteBuffer header = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        String names = new String(zip, StandardCharsets.ISO_8859_1);
        int name = names.indexOf(entry);
        while (header.getShort(name - 4) != entry.length()) {
            name = names.indexOf(entry, name + 1);
        }
        return name + entry.length() + header.getShort(name - 2);
    }

    private static String text(Path file, String table) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            String name = table.startsWith("../") ? table.substring(3) : "tables/" + table;
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * Without force, PostgreSQL ends an autovacuum there itself and waits for connections that are closing. With it,
     * PostgreSQL 15 refuses to end an autovacuum for anybody but a superuser.
     */
    private static void dropIt() throws SQLException {
        run("drop database if exists " + OTHER);
    }

    private static void run(String sql) throws SQLException {
        try (var connection = TestDatabase.owner().connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
