package io.smartqueue.queue;

import io.smartqueue.Answer;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import io.smartqueue.kernel.Ids;
import io.smartqueue.security.Role;
import io.smartqueue.security.StaffId;
import io.smartqueue.tenant.CurrentTenant;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A site of a test's own organisation, with what a line needs; made in the database, not over HTTP. */
public final class Branch {

    public final TestTenant tenant;
    public final UUID site = Ids.next();

    private final Organisations organisations;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    private Branch(Organisations organisations, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.organisations = organisations;
        this.tenant = organisations.open();
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
    }

    public static Branch open(Organisations organisations, JdbcClient jdbc, PlatformTransactionManager transactions) {
        return open(organisations, jdbc, transactions, "Africa/Dakar", farthestFromNow(organisations));
    }

    /** Midnight; about midnight it is noon, so that no day ends within a test that leaves the clock alone. */
    private static LocalTime farthestFromNow(Organisations organisations) {
        Instant real = Instant.now();
        int hour = LocalTime.ofInstant(real, ZoneOffset.UTC).getHour();
        boolean isSet = Duration.between(real, organisations.now()).abs().compareTo(Duration.ofMinutes(1)) > 0;
        return !isSet && (hour == 23 || hour == 0) ? LocalTime.NOON : LocalTime.MIDNIGHT;
    }

    public static Branch open(
            Organisations organisations,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            String zone,
            LocalTime dayStartsAt) {
        Branch branch = new Branch(organisations, jdbc, transactions);
        branch.write(
                "insert into site (id, tenant_id, name, slug, country, zone, day_starts_at)"
                        + " values (?, current_tenant(), 'Plateau', 'plateau', 'SN', ?, ?)",
                branch.site,
                zone,
                dayStartsAt);
        return branch;
    }

    public QueueId queue(String code) {
        return queue(code, Queue.Order.FIFO, null);
    }

    public QueueId queue(String code, Queue.Order order, @Nullable Integer capacity) {
        UUID service = Ids.next();
        UUID queue = Ids.next();
        write(
                "insert into service (id, tenant_id, name, code, sla_seconds, expected_minutes)"
                        + " values (?, current_tenant(), ?, ?, 600, 5)",
                service,
                "Service " + code,
                code);
        write(
                "insert into queue (id, tenant_id, site_id, service_id, name, slug, ordering, status, capacity)"
                        + " values (?, current_tenant(), ?, ?, ?, ?, ?, 'active', ?)",
                queue,
                site,
                service,
                "Queue " + code,
                code.toLowerCase(java.util.Locale.ROOT),
                order.code(),
                capacity);
        return new QueueId(queue);
    }

    /** An agent at an open counter that serves these queues. */
    public Person agentServing(QueueId... queues) {
        Person agent = tenant.hire(Role.AGENT, "Fatou");
        seat(agent.staffId(), queues);
        return agent;
    }

    public UUID seat(StaffId agent, QueueId... queues) {
        UUID counter = counter(queues);
        write(
                "insert into counter_session (id, tenant_id, counter_id, agent_id, status, opened_at)"
                        + " values (?, current_tenant(), ?, ?, 'available', ?)",
                Ids.next(),
                counter,
                agent.value(),
                Timestamp.from(now()));
        return counter;
    }

    /** A session from before a clock that is set ahead would end with its day. */
    private Instant now() {
        Instant real = Instant.now();
        Instant set = organisations.now();
        return set.isAfter(real) ? set : real;
    }

    public UUID counter(QueueId... queues) {
        UUID counter = Ids.next();
        write(
                "insert into counter (id, tenant_id, site_id, name) values (?, current_tenant(), ?, ?)",
                counter,
                site,
                "Guichet " + Organisations.unique());
        for (QueueId queue : queues) {
            write(
                    "insert into counter_queue (tenant_id, counter_id, queue_id) values (current_tenant(), ?, ?)",
                    counter,
                    queue.value());
        }
        return counter;
    }

    /** From now on who still waits at the end of the day keeps number and rank. */
    public void keepsTicketsOvernight() {
        tenant.admin().patch("sites/" + site, Map.of("end_of_day", "keep")).is(200);
    }

    /** Its opening hours as the API takes them, those of a service with its {@code service_id}. */
    public Answer opens(List<Map<String, Object>> weekly, List<Map<String, Object>> closedDays) {
        return tenant.admin()
                .put("sites/" + site + "/opening-hours/", Map.of("weekly", weekly, "closed_days", closedDays));
    }

    /** From now on a phone in the line of a service gets no second ticket there. */
    public void givesOneTicketPerPhone() {
        for (JsonNode service : tenant.admin().get("services/").is(200).json().path("results")) {
            tenant.admin()
                    .patch("services/" + service.path("id").asString(), Map.of("one_ticket_per_phone", true))
                    .is(200);
        }
    }

    public int write(String sql, @Nullable Object... values) {
        return in(() -> {
            Integer rows = transactions.execute(status ->
                    jdbc.sql(sql).params(java.util.Arrays.asList(values)).update());
            tenant.organisations().forgetLines();
            return rows;
        });
    }

    public <T> List<T> read(Class<T> type, String sql, @Nullable Object... values) {
        return in(() -> transactions.execute(status -> jdbc.sql(sql)
                .params(java.util.Arrays.asList(values))
                .query(type)
                .list()));
    }

    /** Works as the organisation. */
    public <T> T in(Supplier<T> work) {
        return CurrentTenant.call(tenant.tenant().id(), work::get);
    }
}
