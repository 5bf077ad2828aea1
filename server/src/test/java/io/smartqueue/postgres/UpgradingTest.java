package io.smartqueue.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A database of an earlier version keeps what is in it. */
@Tag("database")
class UpgradingTest {

    private static final String NAME = "smartqueue_test_upgrade";
    private static final DatabaseLogin OWNER = TestDatabase.owner();
    private static final DatabaseLogin DATABASE = new DatabaseLogin(
            OWNER.url().replaceFirst("/[^/?]*(\\?.*)?$", "/" + NAME + "$1"), OWNER.user(), OWNER.password());

    @BeforeEach
    void openAnEmptyOne() throws SQLException {
        run(OWNER, "drop database if exists " + NAME);
        run(OWNER, "create database " + NAME + " template template0 encoding 'UTF8'");
        ExternalPostgres.open(DATABASE, DATABASE);
    }

    @AfterEach
    void dropIt() throws SQLException {
        run(OWNER, "drop database if exists " + NAME);
    }

    @Test
    void keepsWhatPeopleAgreedToWhenConsentBecomesAListOfChannels() throws SQLException {
        // The question mark: the numbers before 24 need not all be taken.
        migrate("23?");
        run(DATABASE, """
                insert into tenant (id, slug, name, country, zone, language)
                values (gen_random_uuid(), 'bank', 'Bank', 'SN', 'Africa/Dakar', 'fr');
                begin;
                select set_config('app.tenant_id', (select id::text from tenant), true);
                set local role smartqueue_app;
                insert into customer (id, tenant_id, first_name, phone, email, language,
                    notify_sms, notify_whatsapp, notify_email)
                select gen_random_uuid(), current_tenant(), name, phone, email, 'fr', sms, whatsapp, mail
                from (values
                    ('all', '+221770000001', 'all@example.com', true, true, true),
                    ('one', '+221770000002', null, false, true, false),
                    ('none', '+221770000003', 'none@example.com', false, false, false),
                    ('unreachable', null, null, true, true, true)
                ) given (name, phone, email, sms, whatsapp, mail);
                insert into site (id, tenant_id, name, slug, country, zone)
                values (gen_random_uuid(), current_tenant(), 'Plateau', 'plateau', 'SN', 'Africa/Dakar');
                insert into visit (id, tenant_id, site_id, customer_phone, language, channel, priority, series,
                    service_day, sequence, number, public_token, joined_at, ended_at, notify_sms, notify_whatsapp)
                select gen_random_uuid(), current_tenant(), site.id, phone, 'fr', 'web', 'normal', 'A',
                       '2026-01-01', sequence, 'A00' || sequence, 'token' || sequence, now(), ended, sms, whatsapp
                from site cross join (values
                    (1, '+221770000001', null, true, false),
                    (2, '+221770000002', null, true, true),
                    (3, '+221770000003', now() - interval '1 year', false, true),
                    (4, null, null, false, false)
                ) given (sequence, phone, ended, sms, whatsapp);
                insert into notification_template (id, tenant_id, name, channel, event, body, created_at, updated_at)
                values (gen_random_uuid(), current_tenant(), 'Go', 'sms', 'ticket_called', 'Go', now(), now());
                commit;
                """);

        migrate("24");

        assertThat(ask("select first_name || consents::text from customer"))
                .containsExactlyInAnyOrder("all{sms,whatsapp,email}", "one{whatsapp}", "none{}", "unreachable{}");
        assertThat(ask("select number || consents::text from visit"))
                .containsExactlyInAnyOrder("A001{sms}", "A002{sms,whatsapp}", "A003{whatsapp}", "A004{}");
        assertThat(ask("select channel from notification_template")).containsExactly("sms");
    }

    @Test
    void givesConsentsThatAreOlderThanTheRegisterALineAndKeepsStops() throws SQLException {
        migrate("86?");
        run(DATABASE, """
                insert into tenant (id, slug, name, country, zone, language)
                values (gen_random_uuid(), 'bank', 'Bank', 'SN', 'Africa/Dakar', 'fr');
                insert into sender_stop (channel, address_hash, is_stopped, at, provider_id)
                values ('sms', sha256('+221770000009'), true, now(), 'SM1');
                begin;
                select set_config('app.tenant_id', (select id::text from tenant), true);
                set local role smartqueue_app;
                insert into customer (id, tenant_id, first_name, phone, language, consents)
                select gen_random_uuid(), current_tenant(), name, phone, 'fr', consents
                from (values
                    ('old', '+221770000001', '{sms,whatsapp}'::text[]),
                    ('known', '+221770000002', '{sms}'),
                    ('none', '+221770000003', '{}')
                ) given (name, phone, consents);
                insert into consent (id, tenant_id, customer_id, channel, given, at, by_type, how)
                select gen_random_uuid(), current_tenant(), id, 'sms', true, now(), 'staff', 'counter'
                from customer where first_name = 'known';
                commit;
                """);

        migrate("89?");

        assertThat(ask("""
                        select first_name || ' ' || channel || ' ' || given || ' ' || how
                        from consent join customer on customer.id = customer_id
                        """))
                .containsExactlyInAnyOrder("old sms true import", "old whatsapp true import", "known sms true counter");
        assertThat(ask("select suppressed_because('sms', '+221770000009')")).containsExactly("stop");
    }

    private static void migrate(String version) {
        Flyway.configure()
                .dataSource(DATABASE.url(), DATABASE.user(), DATABASE.password().value())
                .target(version)
                .load()
                .migrate();
    }

    private static void run(DatabaseLogin login, String sql) throws SQLException {
        try (var connection = login.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As the only organisation. */
    private static List<String> ask(String sql) throws SQLException {
        try (var connection = DATABASE.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.tenant_id', (select id::text from tenant), true)");
            statement.execute("set local role smartqueue_app");
            var found = new ArrayList<String>();
            try (var rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }
}
