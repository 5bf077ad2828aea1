package io.smartqueue.command;

import static io.smartqueue.TestSandbox.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.ServerProcess;
import io.smartqueue.TestDatabase;
import io.smartqueue.kernel.Secret;
import io.smartqueue.postgres.DatabaseLogin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Beside a server of its own with good settings: one is spoilt at a time. */
@Tag("database")
class DoctorTest {

    @TempDir
    static Path folder;

    private static final Map<String, String> SETTINGS = new LinkedHashMap<>();
    private static ServerProcess server;

    private final Terminal terminal = new Terminal();

    @BeforeAll
    static void startAServer() throws Exception {
        SETTINGS.put("TWILIO_ACCOUNT_SID", SANDBOX.accountSid());
        SETTINGS.put("TWILIO_AUTH_TOKEN", SANDBOX.authToken());
        SETTINGS.put("TWILIO_PHONE_NUMBER", "+15005550006");
        SETTINGS.put("TWILIO_WHATSAPP_NUMBER", "whatsapp:+14155238886");
        SETTINGS.put("TWILIO_BASE_URL", SANDBOX.baseUrl().toString());
        server = ServerProcess.start(folder, SETTINGS);
        write("+221771234577");
        write("whatsapp:+221771234577");
    }

    private static void write(String phone) {
        SANDBOX.forwardInboundTo(server.address() + "/webhooks/twilio/inbound");
        try {
            assertThat(SANDBOX.inbound(phone, null, "Bonjour").status()).isEqualTo(200);
        } finally {
            SANDBOX.forwardInboundTo(null);
        }
    }

    @AfterAll
    static void stopIt() throws Exception {
        server.close();
    }

    @BeforeEach
    void takeItsSettings() {
        SETTINGS.forEach((name, value) -> terminal.set(property(name), value));
        terminal.set("smartqueue.data-dir", folder.resolve("data").toString()).set("public.base-url", server.address());
    }

    @AfterEach
    void forgetThem() {
        terminal.close();
    }

    @Test
    void findsNothingWrongInAGoodInstallation() {
        assertThat(terminal.run("doctor")).isZero();
        assertThat(terminal.out())
                .contains("✓ right  settings", "✓ right  database", "✓ right  connections")
                .contains("✓ right  schema", "✓ right  templates")
                .contains("0 wrong, ")
                .doesNotContain("✗");
    }

    /** What changes, and nothing else, as {@code topic=verdict}. */
    @ParameterizedTest
    @CsvSource({
        "SMARTQUEUE_DATA_DIR, target/nowhere, database=note connections=note schema=note templates=note"
                + " countries=note geo-permissions=note memberships=note senders=note inbound=note retention=note"
                + " held-messages=note",
        "DATABASE_URL, postgresql://m:hunter2@127.0.0.1:1/x, database=wrong connections=note schema=note"
                + " templates=note countries=note geo-permissions=note memberships=note senders=note inbound=note"
                + " retention=note held-messages=note",
        "TWILIO_ACCOUNT_SID,     AC1,     twilio-credentials=wrong twilio-account=note balance=note clock=note"
                + " sms-sender=note webhook=note inbound=note templates=right geo-permissions=note",
        "TWILIO_AUTH_TOKEN,      hunter2, twilio-credentials=wrong twilio-account=note balance=note clock=note"
                + " sms-sender=note webhook=note geo-permissions=note",
        "TWILIO_PHONE_NUMBER,    +0033,   sms-sender=wrong geo-permissions=note",
        "TWILIO_WHATSAPP_NUMBER, 0033,    whatsapp-sender=wrong templates=right",
        "PUBLIC_BASE_URL,        ,        public-address=wrong webhook=note push=right",
    })
    void namesExactlyWhatASettingSpoils(String name, @Nullable String value, String changes) {
        Map<String, String> expected = new TreeMap<>(verdicts());
        for (String change : changes.split(" ")) {
            expected.put(change.split("=")[0], change.split("=")[1]);
        }
        if (value == null) {
            terminal.unset(property(name));
        } else {
            terminal.set(property(name), value);
        }
        assertThat(verdicts()).isEqualTo(expected);
        assertThat(terminal.out()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({"PORT, eight", "PUBLIC_BASE_URL, queue.example", "DATABASE_URL, mysql://me:hunter2@here/db"})
    void looksAtNothingBehindAMalformedSetting(String name, String value) {
        Set<String> lookedAt = verdicts().keySet();
        terminal.set(property(name), value);
        Map<String, String> found = verdicts();
        assertThat(found).containsEntry("settings", "wrong");
        assertThat(found.values()).containsOnlyOnce("wrong");
        assertThat(found.keySet()).contains("env-file", "database", "twilio-credentials", "templates", "backup");
        assertThat(found.keySet()).as("every topic of a checkup is named").containsAll(lookedAt);
        assertThat(terminal.out()).contains(name + " must").doesNotContain("hunter2");
    }

    @Test
    void missesTheWordsForAnEvent() throws Exception {
        spoil(
                "update notification_template set is_active = false where event = 'ticket_called' and channel = 'sms'",
                "update notification_template set is_active = true",
                () -> {
                    assertThat(changes()).containsExactly(Map.entry("templates", "wrong"));
                    assertThat(terminal.out()).contains("demo-bank has no active words for ticket_called by sms");
                });
    }

    @Test
    void comparesWithTwilioWhatTheOrganisationsServe() throws Exception {
        SANDBOX.changeAccount(now -> now.with(now.recipients().inCountries(Set.of("CI", "FR"))));
        try {
            spoil(
                    "update tenant set message_countries = array['CI', 'SN'] where slug = 'demo-bank'",
                    "update tenant set message_countries = null",
                    () -> {
                        assertThat(verdicts()).containsEntry("geo-permissions", "wrong");
                        assertThat(terminal.out()).contains("may not go to SN,").contains("Open these countries");
                    });
        } finally {
            SANDBOX.changeAccount(now -> now.with(now.recipients().inCountries(Set.of("*"))));
        }
    }

    @Test
    void countsTheSegmentsOfLongWords() throws Exception {
        spoil(
                "update notification_template set body = body || ' ' || repeat('ê', 70) where channel = 'sms'",
                "update notification_template set body = rtrim(body, ' ê')",
                () -> {
                    assertThat(verdicts()).containsEntry("templates", "note");
                    assertThat(terminal.out()).contains("segments (UCS-2)");
                });
    }

    @Test
    void doesNotTouchTheTablesOfANewerProgram() throws Exception {
        spoil("""
                insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by,
                    execution_time, success) values (999, '999', 'later', 'SQL', 'V999__later.sql', 'me', 1, true)
                """, "delete from flyway_schema_history where installed_rank = 999", () -> {
            assertThat(changes()).isEqualTo(unread("wrong"));
            assertThat(terminal.run("notifications")).isEqualTo(2);
            assertThat(terminal.err()).contains("newer SmartQueue");
        });
    }

    @Test
    void leavesTheTablesOfAnOlderProgramAsTheyAre() throws Exception {
        spoil("""
                create temp table kept as select * from flyway_schema_history order by installed_rank desc limit 1;
                delete from flyway_schema_history where installed_rank = (select installed_rank from kept)
                """, "insert into flyway_schema_history select * from kept", () -> {
            assertThat(changes()).isEqualTo(unread("note"));
            assertThat(terminal.run("notifications")).isEqualTo(2);
            assertThat(terminal.err()).contains("the next start of the server brings it there");
        });
    }

    /** What needs the tables of this program is not looked at; of templates there is a note before already. */
    private static Map<String, String> unread(String schema) {
        return Map.of(
                "schema", schema,
                "countries", "note",
                "senders", "note",
                "inbound", "note",
                "memberships", "note",
                "held-messages", "note");
    }

    @Test
    void namesAccountsThatWorkInSeveralOrganisations() throws Exception {
        spoil("""
                insert into membership (id, tenant_id, account_id, role, public_name)
                select uuidv7(), tenant.id, account.id, 'admin', 'Awa' from tenant, account
                where slug = 'demo-clinic' and email = 'admin@demo-bank.example'
                """, """
                delete from membership using tenant, account
                where tenant_id = tenant.id and slug = 'demo-clinic'
                  and account_id = account.id and email = 'admin@demo-bank.example'
                """, () -> {
            assertThat(changes()).containsExactly(Map.entry("memberships", "note"));
            assertThat(terminal.run("doctor")).isZero();
            assertThat(terminal.out())
                    .contains(
                            "admin@demo-bank.example works in demo-bank, demo-clinic,",
                            "where it was not asked to accept");
        });
    }

    @Test
    void missesARoleThatIsNotAsItShouldBe() throws Exception {
        spoil("alter role smartqueue_app inherit", "alter role smartqueue_app noinherit", () -> {
            assertThat(changes()).containsExactly(Map.entry("database", "wrong"));
            assertThat(terminal.out()).contains("alter role smartqueue_app noinherit");
        });
    }

    @Test
    void missesWhatPeopleWrite() throws Exception {
        assertThat(terminal.run("doctor")).isZero();
        assertThat(terminal.out()).contains("sms to +15005550006: the last message came at ");
        spoil(
                "create temp table kept as select * from inbound_receipt; delete from inbound_receipt",
                "insert into inbound_receipt select * from kept",
                () -> {
                    assertThat(changes()).containsExactly(Map.entry("inbound", "note"));
                    assertThat(terminal.out()).contains("Nothing came", server.address() + "/webhooks/twilio/inbound");
                });
    }

    @Test
    void asksForALoginThatCannotLiftRowLevelSecurity() throws Exception {
        String application = TestDatabase.url().replaceFirst("//[^@]*@", "//smartqueue_doctor_test:pass-word@");
        terminal.set("database.url", TestDatabase.url());
        assertThat(verdicts()).as("DATABASE_APP_URL is optional").containsEntry("database", "note");
        assertThat(terminal.out()).contains("row-level security", "DATABASE_APP_URL");
        try (Connection connection = TestDatabase.owner().connect();
                var statement = connection.createStatement()) {
            statement.execute("create role smartqueue_doctor_test login password 'pass-word'");
            try {
                statement.execute("grant smartqueue_app, smartqueue_dispatcher to smartqueue_doctor_test");
                terminal.set("database.app-url", application);
                assertThat(verdicts()).containsEntry("database", "right");
            } finally {
                statement.execute("drop role smartqueue_doctor_test");
            }
        }
    }

    @Test
    void findsALoginWrongThatIsToBeHarmlessAndIsNot() throws Exception {
        String own = superuser().url().replaceFirst("jdbc:", "");
        try (Connection connection = superuser().connect();
                var statement = connection.createStatement()) {
            statement.execute("create role smartqueue_doctor_test superuser login password 'pass-word'");
            try {
                terminal.set("database.url", own.replaceFirst("//", "//postgres:" + secret() + "@"))
                        .set("database.app-url", own.replaceFirst("//", "//smartqueue_doctor_test:pass-word@"));
                assertThat(verdicts()).containsEntry("database", "wrong");
                assertThat(terminal.out()).contains("row-level security");
            } finally {
                statement.execute("drop role smartqueue_doctor_test");
            }
        }
    }

    private final Map<String, String> good = new HashMap<>();

    private Map<String, String> changes() {
        Map<String, String> found = new TreeMap<>(verdicts());
        found.entrySet().removeIf(entry -> entry.getValue().equals(good.get(entry.getKey())));
        return found;
    }

    private void spoil(String sql, String mend, Runnable look) throws Exception {
        good.putAll(verdicts());
        try (Connection connection = superuser().connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
            try {
                look.run();
            } finally {
                statement.execute(mend);
            }
        }
    }

    /** Row-level security binds even the owner. */
    private static DatabaseLogin superuser() throws IOException {
        Path data = folder.resolve("data");
        String port = Files.readString(data.resolve("database.port")).strip();
        return new DatabaseLogin(
                "jdbc:postgresql://127.0.0.1:" + port + "/smartqueue", "postgres", new Secret(secret()));
    }

    private static String secret() throws IOException {
        return Files.readString(folder.resolve("data/secrets/postgres-superuser"))
                .strip();
    }

    /** The worst of each topic. */
    private Map<String, String> verdicts() {
        int status = terminal.run("doctor", "--json");
        Map<String, String> worst = new TreeMap<>();
        for (var finding : JsonMapper.shared().readTree(terminal.out()).path("findings")) {
            worst.merge(
                    finding.path("topic").asString(),
                    finding.path("verdict").asString(),
                    (one, other) -> List.of("right", "note", "wrong").indexOf(one)
                                    > List.of("right", "note", "wrong").indexOf(other)
                            ? one
                            : other);
        }
        assertThat(status).isEqualTo(worst.containsValue("wrong") ? 1 : 0);
        return worst;
    }

    private static String property(String variable) {
        return variable.toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-');
    }
}
