package io.smartqueue;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** No table grows for ever unseen: each is a setting that somebody edits, or is named here with its end. */
@DatabaseTest
class EndOfEveryTableTest {

    /** As many rows as the organisations have set up, staff and registered customers included. */
    private static final Set<String> SETTINGS = Set.of(
            "tenant",
            "account",
            "membership",
            "membership_site",
            "site",
            "service",
            "queue",
            "counter",
            "counter_queue",
            "opening_hours",
            "closed_day",
            "notification_template",
            // One for each name that was given to words.
            "content_template",
            "voice_clip",
            "waiting_time",
            // At most one row for each hour of the day, service and site; and one for each organisation.
            "service_time",
            "service_time_version",
            "retention",
            // One for each queue.
            "learned_past",
            "join_code",
            // One for each address that messages have left from.
            "sender",
            // One for each code and stage; one for each event of an organisation.
            "error_rule",
            "channel_plan",
            "opinion_settings",
            "report_settings",
            // One for each organisation.
            "report_progress",
            // One for each organisation with an account of its own.
            "twilio_account",
            // At most one for each kind and site.
            "alert_rule",
            // One for each price and rate that was ever valid; one for each month of an organisation.
            "price_rule",
            "exchange_rate",
            "budget");

    /** By the archivist, in a step of the daily run. */
    private static final Map<String, String> BY_RETENTION = Map.ofEntries(
            entry("visit", "after the longest of the three periods"),
            entry("leg", "with its visit"),
            entry("announcement", "with its visit"),
            entry("ticket_event", "events_days"),
            entry("import_run", "events_days after its end; a day when it was only looked at"),
            entry("counter_event", "events_days"),
            entry("counter_session", "events_days after its end"),
            entry("site_incident", "events_days after its end"),
            entry("number_series", "events_days"),
            entry("public_link", "visits_days"),
            entry("visit_note", "visits_days"),
            entry("notification", "after the longest of the three periods"),
            entry("notification_event", "messages_days"),
            entry("counted_message", "after a day"),
            entry("ledger_entry", "after the longest of the three periods"),
            entry("customer", "deactivated and without visits"),
            entry("opinion", "after the longest of the three periods"),
            entry("asked_address", "after a year, the longest time for which nobody is asked again"),
            entry("alert", "events_days after its end"),
            entry("inbound_message", "messages_days"),
            entry("conversation", "messages_days"),
            entry("conversation_ticket", "visits_days, or with its visit"),
            entry("suppression", "when it is over; a stop when its person takes it back"),
            entry("consent", "visits_days, once it proves nothing any more; the last with its customer"),
            entry("notice", "events_days after its end"),
            entry("device", "events_days after it was revoked"),
            entry("device_key", "with its screen"),
            entry("presence_day", "events_days, and 401 days, the longest report"),
            entry("invitation", "events_days after it was answered, withdrawn or too old"));

    /** By the application itself, within minutes to months. */
    private static final Map<String, String> BY_THE_APPLICATION = Map.ofEntries(
            entry("access_token", "when it expires"),
            entry("password_reset", "an hour after it expires"),
            entry("known_device", "when it expires"),
            entry("login_failure", "when it no longer counts"),
            entry("idempotency_key", "after a day"),
            entry("sent_form", "after a day"),
            entry("correspondence", "30 days after the last message"),
            entry("inbound_receipt", "after 30 days"),
            entry("former_twilio_account", "30 days after the account, a day after the token that replaces it signs"),
            entry("whatsapp_window", "30 days after the last message"),
            entry("taking_count", "when it no longer counts"),
            entry("pairing", "when the code expires"),
            entry("push_subscription", "with the end of its visit, or when the push service does not know it"),
            entry("price_inquiry", "three days after the message"),
            entry("budget_reservation", "when the next message of the organisation is claimed"),
            entry("incident_telling", "when everybody was told"));

    private static final Map<String, String> WITHOUT_END = Map.ofEntries(
            entry("day_figures", "what stays of visits, in lists"),
            entry("passage_day", "one row for each queue and day, and of months before for each queue and month"),
            entry("accuracy_day", "sums over what people were told, some rows a day"),
            entry("accuracy_hour", "the same by hour"),
            entry("opinion_figures", "what stays of opinions, some rows a day"),
            entry("cost_day", "what stays of the ledger, some rows a day"),
            entry("free_use", "one row for each month of a sender, under rules with free messages"),
            entry("budget_use", "one row for each month with a budget"),
            entry("message_figures", "what stays of messages, some rows a day"),
            entry("retention_run", "one row"),
            entry("sender_stop", "one row for each address that said stop; what it said holds until it says otherwise"),
            entry("address_key", "one row"),
            entry("push_key", "one row"),
            entry("pairing_guess", "one row for each account that mistyped a code"),
            entry("flyway_schema_history", "one row for each migration"));

    @Autowired
    JdbcClient jdbc;

    @Test
    void isNamed() {
        Set<String> named = new TreeSet<>(SETTINGS);
        named.addAll(BY_RETENTION.keySet());
        named.addAll(BY_THE_APPLICATION.keySet());
        named.addAll(WITHOUT_END.keySet());

        assertThat(jdbc.sql("""
                        select relname from pg_class
                        where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'f')
                        """).query((row, n) -> row.getString(1)).list()).containsExactlyInAnyOrderElementsOf(named);
    }

    @Test
    void isAStatementThatTheRoleMayRun() {
        String statements =
                SqlReferences.ofSources().stream().map(SqlReferences.Text::sql).collect(Collectors.joining("\n"));
        BY_RETENTION.keySet().forEach(table -> requireDeleted(table, "smartqueue_archivist", statements));
        BY_THE_APPLICATION.keySet().forEach(table -> requireDeleted(table, "smartqueue_app", statements));
    }

    private void requireDeleted(String table, String role, String statements) {
        assertThat(statements).as(table).containsPattern("delete from " + table + "\\b");
        assertThat(jdbc.sql("select has_table_privilege(:role, :table, 'DELETE')")
                        .param("role", role)
                        .param("table", table)
                        .query(Boolean.class)
                        .single())
                .as(role + " on " + table)
                .isTrue();
    }
}
