package io.smartqueue.retention;

import io.smartqueue.kernel.Times;
import io.smartqueue.settings.Checkup;
import io.smartqueue.settings.Finding;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says what is kept how long, and whether the daily run works. */
@Component
@Order(680)
class RetentionCheckup implements Checkup {

    private static final String TOPIC = "retention";
    private static final Duration LATE = Duration.ofHours(49);

    private final ObjectProvider<Tenants> tenants;
    private final ObjectProvider<RetentionPolicies> policies;
    private final ObjectProvider<JdbcClient> jdbc;
    private final InstantSource clock;

    RetentionCheckup(
            ObjectProvider<Tenants> tenants,
            ObjectProvider<RetentionPolicies> policies,
            ObjectProvider<JdbcClient> jdbc,
            InstantSource clock) {
        this.tenants = tenants;
        this.policies = policies;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Finding> examine() {
        Map<String, Integer> organisations = new TreeMap<>();
        tenants.getObject()
                .all()
                .forEach(tenant -> organisations.merge(
                        words(CurrentTenant.call(tenant.id(), policies.getObject()::current)), 1, Integer::sum));
        List<Finding> findings = new ArrayList<>();
        organisations.forEach((words, count) -> findings.add(
                Finding.right(TOPIC, count + (count == 1 ? " organisation keeps " : " organisations keep ") + words)));
        findings.add(run());
        return findings;
    }

    private static String words(RetentionPolicy policy) {
        return "names and phones of visits " + policy.visitsDays() + " days, messages " + policy.messagesDays()
                + " days, events " + policy.eventsDays() + " days, of a visit nothing but figures after "
                + policy.longest() + " days.";
    }

    private Finding run() {
        Optional<Instant> last = jdbc.getObject()
                .sql("select finished_at from retention_run where finished_at is not null")
                .query((row, n) -> Times.instant(row, "finished_at"))
                .optional();
        if (last.isEmpty()) {
            return Finding.note(TOPIC, "The daily run has not finished yet; it begins within an hour of a start.");
        }
        Duration age = Duration.between(last.get(), clock.instant());
        String words = "What was older was deleted " + age.toHours() + " hours ago.";
        return age.compareTo(LATE) > 0
                ? Finding.wrong(TOPIC, words, "Look for 'retention' in the server's log.")
                : Finding.right(TOPIC, words);
    }
}
