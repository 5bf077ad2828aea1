package io.smartqueue.queue;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smartqueue.customer.CustomerId;
import io.smartqueue.kernel.Ids;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each key of the tables that a ticket writes is there for something that it refuses; see docs/adr/0033. */
class KeysOfTheLineTest extends ClockScenario {

    private static final String[] TABLES = {
        "visit", "leg", "ticket_event", "public_link", "notification", "notification_event", "number_series"
    };

    // The organisation has one row of each table.
    private static final String VISIT = """
            insert into visit (id, tenant_id, site_id, language, channel, priority, series, service_day, sequence,
                number, public_token, joined_at, form_id)
            select %s, tenant_id, site_id, language, channel, priority, series, service_day, %s, number,
                gen_random_uuid(), joined_at, %s
            from visit
            """;
    private static final String LEG = """
            insert into leg (id, tenant_id, visit_id, passage, queue_id, state, due_at, joined_at, moved_at, agent_id,
                counter_id, is_current)
            select %s, tenant_id, %s, %s, queue_id, state, due_at, joined_at, moved_at, %s, counter_id, %s from leg
            """;
    private static final String NOTIFICATION = """
            insert into notification (id, tenant_id, template_id, channel, event, leg_id, recipient, body, status,
                lane, look_at, expires_at, created_at, provider_id)
            select %s, tenant_id, %s, channel, event, %s, recipient, body, 'failed', lane, look_at, expires_at,
                created_at, %s
            from notification
            """;

    private static final Map<String, String> REFUSED = Map.ofEntries(
            entry("visit_tenant_id_customer_id_fkey", "delete from customer"),
            entry("leg_tenant_id_queue_id_fkey", "delete from queue"),
            entry("leg_tenant_id_counter_id_fkey", "delete from counter where id in (select counter_id from leg)"),
            entry(
                    "notification_tenant_id_template_id_fkey",
                    NOTIFICATION.formatted("gen_random_uuid()", "gen_random_uuid()", "null", "null")),
            entry("visit_pkey", VISIT.formatted("id", "99", "null")),
            entry("one_visit_per_number", VISIT.formatted("gen_random_uuid()", "sequence", "null")),
            entry("one_ticket_per_form", VISIT.formatted("gen_random_uuid()", "99", "form_id")),
            entry("leg_pkey", LEG.formatted("id", "gen_random_uuid()", "1", "gen_random_uuid()", "true")),
            entry(
                    "leg_tenant_id_visit_id_passage_key",
                    LEG.formatted("gen_random_uuid()", "visit_id", "passage", "gen_random_uuid()", "false")),
            entry(
                    "one_current_leg_per_visit",
                    LEG.formatted("gen_random_uuid()", "visit_id", "2", "gen_random_uuid()", "true")),
            entry(
                    "one_active_leg_per_agent",
                    LEG.formatted("gen_random_uuid()", "gen_random_uuid()", "1", "agent_id", "true")),
            entry("notification_pkey", NOTIFICATION.formatted("id", "null", "null", "null")),
            entry(
                    "notification_tenant_id_leg_id_event_occurrence_channel_key",
                    NOTIFICATION.formatted("gen_random_uuid()", "null", "leg_id", "null")),
            entry(
                    "one_message_per_provider_id",
                    NOTIFICATION.formatted("gen_random_uuid()", "null", "null", "provider_id")),
            entry(
                    "public_link_pkey",
                    "insert into public_link (token, tenant_id, visit_id) select public_token, tenant_id, id"
                            + " from visit"),
            entry(
                    "number_series_pkey",
                    "insert into number_series (tenant_id, site_id, series, service_day, last_sequence)"
                            + " select tenant_id, site_id, series, service_day, 1 from number_series"));

    @BeforeEach
    void furnish() {
        QueueId queue = branch.queue("A");
        UUID customer = Ids.next();
        branch.write(
                "insert into customer (id, tenant_id, first_name, language) values (?, current_tenant(), 'Awa', 'fr')",
                customer);
        take(new NewTicket(
                queue,
                Optional.of(new CustomerId(customer)),
                Optional.empty(),
                Optional.empty(),
                Priority.NORMAL,
                EntryChannel.API));
        callNext(branch.agentServing(queue).staffId());
        // Without the session of the counter that called.
        branch.write("update leg set counter_id = ?", branch.counter());
        branch.write("update visit set form_id = gen_random_uuid()");
        branch.write("""
                insert into notification (id, tenant_id, channel, event, leg_id, recipient, body, status, lane,
                    look_at, expires_at, created_at, provider_id)
                select id, tenant_id, 'sms', 'custom', id, '+221771234567', 'A', 'sent', 1, joined_at,
                    joined_at, joined_at, gen_random_uuid()
                from leg
                """);
    }

    @Test
    void refuseWhatTheyAreThereFor() {
        REFUSED.forEach((key, attempt) -> assertThatThrownBy(() -> branch.write(attempt))
                .as(key)
                .hasStackTraceContaining("constraint \"" + key + "\""));
    }

    @Test
    void areAllNamed() {
        assertThat(jdbc.sql("""
                        select conname from pg_constraint where contype = 'f' and conrelid = any(:tables::regclass[])
                        union
                        select relname from pg_index join pg_class on pg_class.oid = indexrelid
                        where indisunique and indrelid = any(:tables::regclass[])
                        """)
                        .param("tables", TABLES)
                        .query((row, n) -> row.getString(1))
                        .list())
                .containsExactlyInAnyOrderElementsOf(REFUSED.keySet());
    }
}
