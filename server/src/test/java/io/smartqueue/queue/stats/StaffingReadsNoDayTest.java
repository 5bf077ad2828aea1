package io.smartqueue.queue.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.TestDatabase;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How many counters are needed is asked at each refresh of the watch, so it reads the last hour and not the day. */
@DatabaseTest
class StaffingReadsNoDayTest {

    private static final int EARLIER_TODAY = 8_000;
    private static final String TIDY = "vacuum (analyze) visit, leg";

    /** Rows and entries of indexes. */
    private static final String READ = """
            select coalesce(sum(pg_stat_get_xact_tuples_returned(oid)), 0)
            from pg_class
            where relnamespace = current_schema()::regnamespace and relname in ('visit', 'leg')
               or oid in (
                   select indexrelid from pg_index join pg_class grown on grown.oid = indrelid
                   where relname in ('visit', 'leg')
               )
            """;

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Staffing staffing;

    Branch branch;

    @BeforeEach
    void openWhereADayIsNearlyOver() throws SQLException {
        branch = Branch.open(organisations, jdbc, transactions);
        QueueId queue = branch.queue("A");
        branch.write("update service set sla_seconds = null");
        branch.tenant.agent().post("tickets/", Map.of("queue_id", queue)).is(201);
        branch.write("""
                insert into visit (id, tenant_id, site_id, language, channel, priority, series, service_day, sequence,
                    number, public_token, joined_at, ended_at)
                select ('00' || substr(gen_random_uuid()::text, 3))::uuid, current_tenant(), ?, 'fr', 'api', 'normal',
                    'B', now()::date, i, 'B' || i, gen_random_uuid(), joined_at, joined_at + interval '10 minutes'
                from generate_series(1, ?) i
                cross join lateral (select now() - interval '2 hours' - i * interval '9 seconds' as joined_at) at
                """, branch.site, EARLIER_TODAY);
        branch.write("""
                insert into leg (id, tenant_id, visit_id, passage, queue_id, state, due_at, joined_at, called_at,
                    started_at, ended_at, moved_at)
                select id, tenant_id, id, 1, ?, 'completed', joined_at, joined_at, joined_at, joined_at, ended_at,
                    ended_at
                from visit where series = 'B'
                """, queue.value());
        owner(TIDY);
    }

    @AfterEach
    void forgetTheDay() throws SQLException {
        owner(
                "select set_config('app.tenant_id', '" + branch.tenant.tenant().id() + "', false)",
                "delete from leg where tenant_id = current_tenant() and id::text like '00%'",
                "delete from visit where tenant_id = current_tenant() and id::text like '00%'",
                TIDY);
    }

    @Test
    void howeverManyHaveBeenServedBefore() {
        SiteNeed need = branch.in(() -> Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> {
            long before = read();
            SiteNeed found = staffing.bySite().values().iterator().next();
            assertThat(read() - before).as("rows of visits and passages").isLessThan(1_000);
            return found;
        })));
        assertThat(need.queues()).singleElement().satisfies(one -> {
            assertThat(one.waiting()).isEqualTo(1);
            assertThat(one.needed()).isEqualTo(1);
        });
    }

    private long read() {
        return jdbc.sql(READ).query(Long.class).single();
    }

    private static void owner(String... work) throws SQLException {
        try (var owner = TestDatabase.owner().connect();
                var statement = owner.createStatement()) {
            for (String sql : work) {
                statement.execute(sql);
            }
        }
    }
}
