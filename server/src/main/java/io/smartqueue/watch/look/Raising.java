package io.smartqueue.watch.look;

import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Times;
import io.smartqueue.live.Signals;
import io.smartqueue.live.Topic;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.watch.AlertKind;
import io.smartqueue.watch.AlertRules;
import io.smartqueue.watch.AlertRulesStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Raises alerts, and ends those for which there is no reason any more; the database lets each be raised once. */
@Component
class Raising {

    private final JdbcClient jdbc;
    private final Findings findings;
    private final AlertRulesStore rules;
    private final AlertMessages messages;
    private final Signals signals;
    private final InstantSource clock;

    Raising(
            JdbcClient jdbc,
            Findings findings,
            AlertRulesStore rules,
            AlertMessages messages,
            Signals signals,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.findings = findings;
        this.rules = rules;
        this.messages = messages;
        this.signals = signals;
        this.clock = clock;
    }

    /**
     * Looks at the current organisation.
     *
     * @param before what this server saw at its last look
     * @return what it sees of lacks of counters
     */
    @Transactional
    public Shortages look(Shortages before) {
        AlertRules present = rules.current();
        // What another server raises after this is not in what is found here, and does not end by that.
        Map<UUID, Finding.Key> open = open();
        List<Finding> found = findings.now(present);
        Shortages seen = Shortages.of(found, Set.copyOf(open.values())).after(before);
        int ended = end(open.keySet().toArray(UUID[]::new), found, seen);
        List<Finding> raised = raise(found.stream().filter(before::settles).toList());
        renew(found);
        raised.forEach(one -> tell(one, present));
        if (ended > 0 || !raised.isEmpty()) {
            signals.signal(Topic.alerts(CurrentTenant.get()));
        }
        return seen;
    }

    private Map<UUID, Finding.Key> open() {
        Map<UUID, Finding.Key> open = new HashMap<>();
        jdbc.sql("""
                        select id, kind, subject_id from alert
                        where tenant_id = current_tenant() and until is null
                        """).query((RowCallbackHandler) row -> open.put(
                row.getObject("id", UUID.class),
                new Finding.Key(AlertKind.of(row.getString("kind")), row.getString("subject_id"))));
        return open;
    }

    /** A bad opinion has no end of its own, and a lack of counters none while it is missed for the first time. */
    private int end(UUID[] open, List<Finding> found, Shortages seen) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        update alert set until = greatest(:now, since)
                        where tenant_id = current_tenant() and id = any(:open) and until is null and case kind
                            when 'bad_opinion' then since <= :long_ago
                            else kind || ' ' || subject_id <> all(:lasting) end
                        """)
                .param("now", Times.sql(now))
                .param("long_ago", Times.sql(now.minus(DueAlerts.OF_AN_OPINION)))
                .param("open", open)
                .param(
                        "lasting",
                        Stream.concat(found.stream().map(Finding::key), seen.missed().stream())
                                .map(Raising::key)
                                .toArray(String[]::new))
                .update();
    }

    /** @return those that were not open already, also not because another server has just raised them */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Finding> raise(List<Finding> findings) {
        if (findings.isEmpty()) {
            return List.of();
        }
        Set<String> raised = jdbc.sql("""
                        insert into alert (id, tenant_id, kind, subject_id, subject, site_id, value, threshold, since)
                        select id, current_tenant(), kind, subject_id, subject, site_id, value, threshold, :now
                        from unnest(:ids::uuid[], :kinds::text[], :subject_ids::text[], :subjects::text[],
                                :sites::uuid[], :values::integer[], :thresholds::integer[])
                            as found (id, kind, subject_id, subject, site_id, value, threshold)
                        order by kind, subject_id
                        on conflict (tenant_id, kind, subject_id) where until is null do nothing
                        returning kind || ' ' || subject_id
                        """)
                .param("ids", findings.stream().map(one -> Ids.next()).toArray(UUID[]::new))
                .param("kinds", texts(findings, one -> one.key().kind().code()))
                .param("subject_ids", texts(findings, one -> one.key().subject()))
                .param("subjects", texts(findings, Finding::subject))
                .param("sites", findings.stream().map(Finding::site).toArray(UUID[]::new))
                .param("values", findings.stream().map(Finding::value).toArray(Integer[]::new))
                .param("thresholds", findings.stream().map(Finding::threshold).toArray(Integer[]::new))
                .param("now", Times.sql(clock.instant()))
                .query((row, n) -> row.getString(1))
                .set();
        return findings.stream().filter(one -> raised.contains(key(one.key()))).toList();
    }

    private static String[] texts(List<Finding> findings, Function<Finding, String> text) {
        return findings.stream().map(text).toArray(String[]::new);
    }

    /** What it has come to; only rows in which that has changed are written. */
    private void renew(List<Finding> found) {
        if (found.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update alert set value = found.value, threshold = found.threshold
                        from unnest(:found::text[], :values::integer[], :thresholds::integer[])
                            as found (key, value, threshold)
                        where tenant_id = current_tenant() and until is null
                          and kind || ' ' || subject_id = found.key
                          and (alert.value, alert.threshold) <> (found.value, found.threshold)
                        """)
                .param("found", keys(found))
                .param("values", found.stream().map(Finding::value).toArray(Integer[]::new))
                .param("thresholds", found.stream().map(Finding::threshold).toArray(Integer[]::new))
                .update();
    }

    private static String[] keys(List<Finding> found) {
        return texts(found, one -> key(one.key()));
    }

    private static String key(Finding.Key key) {
        return key.kind().code() + " " + key.subject();
    }

    /** Tells of an alert that was raised in this transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Finding raised, AlertRules present) {
        messages.tell(raised, present);
    }
}
