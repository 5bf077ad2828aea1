package io.smartqueue.command;

import static io.smartqueue.TestSandbox.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.TestDatabase;
import io.smartqueue.TestSandbox;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
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

    private static final List<String> WORSE_AND_WORSE = List.of("right", "note", "wrong");
    private static final Map<String, String> GOOD = new TreeMap<>();
    private static GoodInstallation installation;

    private final Terminal terminal = new Terminal();

    @BeforeAll
    static void startAServer() throws Exception {
        installation = GoodInstallation.start(folder);
        try (Terminal terminal = new Terminal()) {
            installation.settings().forEach(terminal::set);
            GOOD.putAll(verdicts(terminal));
        }
    }

    @AfterAll
    static void stopIt() throws Exception {
        installation.close();
        GOOD.clear();
    }

    @BeforeEach
    void takeItsSettings() {
        installation.settings().forEach(terminal::set);
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
                .contains("sms to +15005550006: the last message came at ")
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
        Map<String, String> expected = new TreeMap<>(GOOD);
        for (String change : changes.split(" ")) {
            expected.put(change.split("=")[0], change.split("=")[1]);
        }
        if (value == null) {
            terminal.unset(TestSandbox.property(name));
        } else {
            terminal.set(TestSandbox.property(name), value);
        }
        assertThat(verdicts(terminal)).isEqualTo(expected);
        assertThat(terminal.out()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({"PORT, eight", "PUBLIC_BASE_URL, queue.example", "DATABASE_URL, mysql://me:hunter2@here/db"})
    void looksAtNothingBehindAMalformedSetting(String name, String value) {
        terminal.set(TestSandbox.property(name), value);
        Map<String, String> found = verdicts(terminal);
        assertThat(found).containsEntry("settings", "wrong");
        assertThat(found.values()).containsOnlyOnce("wrong");
        assertThat(found.keySet()).contains("env-file", "database", "twilio-credentials", "templates", "backup");
        assertThat(found.keySet()).as("every topic of a checkup is named").containsAll(GOOD.keySet());
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
                        assertThat(verdicts(terminal)).containsEntry("geo-permissions", "wrong");
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
                    assertThat(verdicts(terminal)).containsEntry("templates", "note");
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
        spoil(
                "create temp table kept as select * from inbound_receipt; delete from inbound_receipt",
                "insert into inbound_receipt select * from kept",
                () -> {
                    assertThat(changes()).containsExactly(Map.entry("inbound", "note"));
                    assertThat(terminal.out())
                            .contains("Nothing came", installation.address() + "/webhooks/twilio/inbound");
                });
    }

    @Test
    void asksForALoginThatCannotLiftRowLevelSecurity() throws Exception {
        String application = TestDatabase.url().replaceFirst("//[^@]*@", "//smartqueue_doctor_test:pass-word@");
        terminal.set("database.url", TestDatabase.url());
        assertThat(verdicts(terminal)).as("DATABASE_APP_URL is optional").containsEntry("database", "note");
        assertThat(terminal.out()).contains("row-level security", "DATABASE_APP_URL");
        try (Connection connection = TestDatabase.owner().connect();
                var statement = connection.createStatement()) {
            statement.execute("create role smartqueue_doctor_test login password 'pass-word'");
            try {
                statement.execute("grant smartqueue_app, smartqueue_dispatcher to smartqueue_doctor_test");
                terminal.set("database.app-url", application);
                assertThat(verdicts(terminal)).containsEntry("database", "right");
            } finally {
                statement.execute("drop role smartqueue_doctor_test");
            }
        }
    }

    @Test
    void findsALoginWrongThatIsToBeHarmlessAndIsNot() throws Exception {
        String own = installation.superuser().url().replaceFirst("jdbc:", "");
        try (Connection connection = installation.superuser().connect();
                var statement = connection.createStatement()) {
            statement.execute("create role smartqueue_doctor_test superuser login password 'pass-word'");
            try {
                terminal.set("database.url", own.replaceFirst("//", "//postgres:" + installation.secret() + "@"))
                        .set("database.app-url", own.replaceFirst("//", "//smartqueue_doctor_test:pass-word@"));
                assertThat(verdicts(terminal)).containsEntry("database", "wrong");
                assertThat(terminal.out()).contains("row-level security");
            } finally {
                statement.execute("drop role smartqueue_doctor_test");
            }
        }
    }

    private Map<String, String> changes() {
        Map<String, String> found = new TreeMap<>(verdicts(terminal));
        found.entrySet().removeIf(entry -> entry.getValue().equals(GOOD.get(entry.getKey())));
        return found;
    }

    private void spoil(String sql, String mend, Runnable look) throws Exception {
        try (Connection connection = installation.superuser().connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
            try {
                look.run();
            } finally {
                statement.execute(mend);
            }
        }
    }

    /** The worst of each topic. */
    private static Map<String, String> verdicts(Terminal terminal) {
        int status = terminal.run("doctor", "--json");
        Map<String, String> worst = new TreeMap<>();
        for (var finding : JsonMapper.shared().readTree(terminal.out()).path("findings")) {
            worst.merge(
                    finding.path("topic").asString(),
                    finding.path("verdict").asString(),
                    BinaryOperator.maxBy(Comparator.comparing(WORSE_AND_WORSE::indexOf)));
        }
        assertThat(status).isEqualTo(worst.containsValue("wrong") ? 1 : 0);
        return worst;
    }
}
