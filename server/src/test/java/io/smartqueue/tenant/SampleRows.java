package io.smartqueue.tenant;

import io.smartqueue.Organisations;
import io.smartqueue.TestTenant;
import io.smartqueue.kernel.Ids;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** One row of each kind of a tenant, by the word that paths have for it. */
record SampleRows(JdbcClient jdbc, TransactionTemplate transaction) {

    Map<String, String> of(TestTenant bank) {
        Map<String, UUID> id = new HashMap<>();
        for (String word : new String[] {
            "sites",
            "services",
            "counters",
            "queues",
            "customers",
            "tickets",
            "leg",
            "notification-templates",
            "content-templates",
            "notifications",
            "screens",
            "notices",
            "voice-clips",
            "suppressions",
            "imports",
            "alerts"
        }) {
            id.put(word, Ids.next());
        }
        CurrentTenant.run(
                bank.tenant().id(),
                () -> transaction.executeWithoutResult(status -> {
                    insert(
                            id,
                            "site (id, tenant_id, name, slug, country, zone)",
                            ":sites, current_tenant(), 'Plateau', 'plateau', 'SN', 'Africa/Dakar'");
                    insert(
                            id,
                            "service (id, tenant_id, name, code, expected_minutes)",
                            ":services, current_tenant(), 'Accounts', 'A', 10");
                    insert(
                            id,
                            "import_run (id, tenant_id, kind, is_dry_run, state, created_at, ended_at)",
                            ":imports, current_tenant(), 'sites', true, 'done', now(), now()");
                    insert(id, "counter (id, tenant_id, site_id, name)", ":counters, current_tenant(), :sites, '1'");
                    insert(
                            id,
                            "customer (id, tenant_id, first_name, phone, language)",
                            ":customers, current_tenant(), 'Awa', '+221771234567', 'fr'");
                    insert(
                            id,
                            "suppression (id, tenant_id, channel, recipient, reason, since, proof)",
                            ":suppressions, current_tenant(), 'sms', '+221771234568', 'by_staff', now(), 'A'");
                    insert(
                            id,
                            "queue (id, tenant_id, site_id, service_id, name, slug, ordering, status)",
                            ":queues, current_tenant(), :sites, :services, 'Accounts', 'accounts', 'fifo', 'active'");
                    insert(
                            id,
                            "counter_queue (tenant_id, counter_id, queue_id)",
                            "current_tenant(), :counters, :queues");
                    insert(
                            id,
                            "visit (id, tenant_id, site_id, customer_id, language, channel, priority, series, "
                                    + "service_day,"
                                    + " sequence, number, public_token, joined_at)",
                            ":tickets, current_tenant(), :sites, :customers, 'fr', 'api', 'normal', 'A', current_date,"
                                    + " 1, 'A001', '" + Organisations.unique() + "', now()");
                    insert(
                            id,
                            "leg (id, tenant_id, visit_id, passage, queue_id, state, due_at, joined_at, moved_at)",
                            ":leg, current_tenant(), :tickets, 1, :queues, 'waiting', now(), now(), now()");
                    insert(
                            id,
                            "notification_template (id, tenant_id, name, channel, event, body, created_at, updated_at)",
                            ":notification-templates, current_tenant(), 'A', 'sms', 'custom', 'A', now(), now()");
                    insert(
                            id,
                            "content_template (id, tenant_id, name, language, category, kind, body, variables,"
                                    + " created_at)",
                            ":content-templates, current_tenant(), 'a', 'fr', 'utility', 'text', 'A', '{}', now()");
                    insert(
                            id,
                            "notification (id, tenant_id, channel, event, recipient, body, status, lane, look_at,"
                                    + " expires_at, created_at)",
                            ":notifications, current_tenant(), 'sms', 'custom', '+221771234567', 'A', 'failed', 1, "
                                    + "now(),"
                                    + " now(), now()");
                    insert(
                            id,
                            "device (id, tenant_id, site_id, kind, name, languages, voice, created_at)",
                            ":screens, current_tenant(), :sites, 'display', 'Hall', '{fr}', true, now()");
                    insert(
                            id,
                            "alert (id, tenant_id, kind, subject_id, subject, site_id, value, threshold, since)",
                            ":alerts, current_tenant(), 'bad_opinion', 'A', 'A001', :sites, 1, 2, now()");
                    insert(
                            id,
                            "notice (id, tenant_id, site_id, texts, starts_at, created_at)",
                            ":notices, current_tenant(), :sites, jsonb_build_object('fr', 'A'), now(), now()");
                    insert(
                            id,
                            "voice_clip (id, tenant_id, language, token, type, audio, created_at)",
                            ":voice-clips, current_tenant(), 'wo', 'A', 'audio/ogg', 'A'::bytea, now()");
                }));
        Map<String, String> things = new HashMap<>();
        id.forEach((word, thing) -> things.put(word, thing.toString()));
        things.put("agents", bank.agent().staffId().toString());
        return things;
    }

    private void insert(Map<String, UUID> id, String table, String values) {
        String quoted = values;
        for (var thing : id.entrySet()) {
            quoted = quoted.replace(":" + thing.getKey() + ",", "'" + thing.getValue() + "',")
                    .replaceFirst(":" + thing.getKey() + "$", "'" + thing.getValue() + "'");
        }
        jdbc.sql("insert into " + table + " values (" + quoted + ")").update();
    }
}
