package io.smartqueue.watch;

import io.smartqueue.customer.ContactPoint;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.Tenants;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores from when on each organisation wants to be told of something. */
@Component
public class AlertRulesStore {

    private record Place(Optional<UUID> site, AlertKind kind) {}

    private final JdbcClient jdbc;
    private final Tenants tenants;

    AlertRulesStore(JdbcClient jdbc, Tenants tenants) {
        this.jdbc = jdbc;
        this.tenants = tenants;
    }

    @Transactional(readOnly = true)
    public AlertRules current() {
        return AlertRules.whole(jdbc.sql("""
                        select site_id, kind, threshold, is_active, tell from alert_rule order by site_id, kind
                        """)
                .query((row, n) -> new AlertRule(
                        row.getObject("site_id", UUID.class),
                        AlertKind.of(row.getString("kind")),
                        row.getInt("threshold"),
                        row.getBoolean("is_active"),
                        row.getString("tell")))
                .list());
    }

    /**
     * These in place of all that were decided; a kind that is not among them has the program's own limit.
     *
     * @throws Refusal naming each value that cannot be used
     */
    @Transactional
    public AlertRules replace(AlertRules changed) {
        List<AlertRule> rules = checked(changed.rules());
        // Of two who decide at once, the second replaces what the first has written.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('alert rules ' || current_tenant(), 0))")
                .query(row -> {});
        jdbc.sql("delete from alert_rule where tenant_id = current_tenant()").update();
        for (AlertRule rule : rules) {
            jdbc.sql("""
                            insert into alert_rule (tenant_id, site_id, kind, threshold, is_active, tell)
                            values (current_tenant(), :site, :kind, :threshold, :active, :tell)
                            """)
                    .param("site", rule.siteId())
                    .param("kind", rule.kind().code())
                    .param("threshold", rule.threshold())
                    .param("active", rule.counts())
                    .param("tell", Objects.requireNonNullElse(rule.tell(), ""))
                    .update();
        }
        return current();
    }

    private List<AlertRule> checked(List<AlertRule> rules) {
        Set<UUID> sites = jdbc.sql("select id from site")
                .query((row, n) -> row.getObject("id", UUID.class))
                .set();
        Set<Place> seen = new HashSet<>();
        List<Refusal.Field> wrong = new ArrayList<>();
        List<AlertRule> checked = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            AlertRule rule = rules.get(i);
            String field = "rules." + i + ".";
            if (!seen.add(new Place(Optional.ofNullable(rule.siteId()), rule.kind()))) {
                wrong.add(new Refusal.Field(field + "kind", "duplicate", "Give one rule for each kind and site."));
            }
            checkSite(rule, field, sites).ifPresent(wrong::add);
            checkThreshold(rule, field).ifPresent(wrong::add);
            reached(rule)
                    .ifPresentOrElse(
                            checked::add,
                            () -> wrong.add(new Refusal.Field(
                                    field + "tell",
                                    "invalid_tell",
                                    "Give an e-mail address, or a telephone such as +221771234567.")));
        }
        if (!wrong.isEmpty()) {
            throw Refusal.fields(wrong);
        }
        return checked;
    }

    private static Optional<Refusal.Field> checkThreshold(AlertRule rule, String field) {
        AlertKind kind = rule.kind();
        return kind.allows(rule.threshold())
                ? Optional.empty()
                : Optional.of(new Refusal.Field(
                        field + "threshold", "out_of_range", "From " + kind.least() + " to " + kind.most() + "."));
    }

    private static Optional<Refusal.Field> checkSite(AlertRule rule, String field, Set<UUID> sites) {
        UUID site = rule.siteId();
        if (site == null) {
            return Optional.empty();
        }
        if (!sites.contains(site)) {
            return Optional.of(new Refusal.Field(field + "site_id", "unknown_site", "There is no site with this id."));
        }
        return rule.kind().isOfASite()
                ? Optional.empty()
                : Optional.of(
                        new Refusal.Field(field + "site_id", "not_of_a_site", "This is about the whole organisation."));
    }

    /** With the address in its usual form; empty when it is none. */
    private Optional<AlertRule> reached(AlertRule rule) {
        String tell = rule.tell();
        if (tell == null) {
            return Optional.of(rule);
        }
        Tenant tenant = tenants.current();
        return medium(tell)
                .read(tell, tenant.country())
                .map(ContactPoint::address)
                .filter(address -> address.length() <= AlertRule.LONGEST_ADDRESS)
                .map(address -> new AlertRule(rule.siteId(), rule.kind(), rule.threshold(), rule.isActive(), address));
    }

    /** By which channel somebody at this address is told. */
    public static Medium medium(String tell) {
        return tell.indexOf('@') < 0 ? Medium.SMS : Medium.EMAIL;
    }
}
