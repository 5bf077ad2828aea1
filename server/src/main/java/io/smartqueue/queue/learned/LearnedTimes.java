package io.smartqueue.queue.learned;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smartqueue.kernel.Times;
import io.smartqueue.queue.wait.ServiceTimeSums;
import io.smartqueue.queue.wait.ServiceTimeSums.Patience;
import io.smartqueue.queue.wait.ServiceTimes;
import io.smartqueue.queue.wait.ServiceTimes.Cell;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What each organisation has learned about service times. The rows stand in the database, so that a restart loses
 * nothing and all servers know the same; each server keeps them and reads the rows that are newer than its own.
 */
@Component
public class LearnedTimes {

    private static final int MOST_ORGANISATIONS = 1000;

    private static final String COLUMNS = """
            site_id, service_id, hour, weight, seconds, squares, logs, log_squares, changeovers, absences, cases,
            waited, departures, latest
            """;

    private static final class Known {
        private final ServiceTimes times = new ServiceTimes();
        private long version;
    }

    private final JdbcClient jdbc;
    private final Cache<TenantId, Known> known =
            Caffeine.newBuilder().maximumSize(MOST_ORGANISATIONS).build();

    LearnedTimes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As it is committed now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public <A> A ask(Function<ServiceTimes, A> question) {
        Known all = known.get(CurrentTenant.get(), first -> new Known());
        synchronized (all) {
            long version = version();
            if (version < all.version) {
                known.invalidate(CurrentTenant.get());
                return question.apply(read("version > :version", Map.of("version", 0L), new ServiceTimes()));
            }
            if (version > all.version) {
                read("version > :version", Map.of("version", all.version), all.times);
                all.version = version;
            }
            return question.apply(all.times);
        }
    }

    private long version() {
        return jdbc.sql("select coalesce(max(version), 0) from service_time_version")
                .query(Long.class)
                .single();
    }

    private ServiceTimes read(String condition, Map<String, ?> values, ServiceTimes into) {
        jdbc.sql("select " + COLUMNS + " from service_time where " + condition)
                .params(values)
                .query((RowCallbackHandler) row -> into.put(cell(row), sums(row)));
        return into;
    }

    /** What a transaction is about to change, as it is now. */
    public record Change(long version, ServiceTimes times) {}

    /**
     * Other changes of the organisation wait for the end of the transaction.
     *
     * @param services that it will change
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Change begin(Collection<UUID> services) {
        long version = jdbc.sql("""
                        insert into service_time_version (tenant_id, version) values (current_tenant(), 1)
                        on conflict (tenant_id) do update set version = service_time_version.version + 1
                        returning version
                        """).query(Long.class).single();
        Map<String, ?> values = Map.of("services", services.toArray(UUID[]::new));
        return new Change(version, read("service_id = any(:services)", values, new ServiceTimes()));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Change change, Cell cell, ServiceTimeSums sums) {
        jdbc.sql("insert into service_time (tenant_id, version, " + COLUMNS + """
                        ) values (current_tenant(), :version, :site, :service, :hour, :weight, :seconds, :squares,
                            :logs, :logSquares, :changeovers, :absences, :cases, :waited, :departures, :latest)
                        on conflict (tenant_id, site_id, service_id, hour) do update set version = excluded.version,
                            weight = excluded.weight, seconds = excluded.seconds, squares = excluded.squares,
                            logs = excluded.logs, log_squares = excluded.log_squares,
                            changeovers = excluded.changeovers, absences = excluded.absences, cases = excluded.cases,
                            waited = excluded.waited, departures = excluded.departures,
                            latest = excluded.latest
                        """)
                .param("version", change.version)
                .param("site", cell.site())
                .param("service", cell.service())
                .param("hour", cell.hour())
                .param("weight", sums.weight())
                .param("seconds", sums.seconds())
                .param("squares", sums.squares())
                .param("logs", sums.logs())
                .param("logSquares", sums.logSquares())
                .param("changeovers", sums.changeovers())
                .param("absences", sums.absences())
                .param("cases", sums.cases())
                .param("waited", sums.patience().seconds())
                .param("departures", sums.patience().departures())
                .param("latest", Times.sql(sums.latest()))
                .update();
    }

    private static Cell cell(ResultSet row) throws SQLException {
        return new Cell(
                row.getObject("site_id", UUID.class), row.getObject("service_id", UUID.class), row.getInt("hour"));
    }

    private static ServiceTimeSums sums(ResultSet row) throws SQLException {
        return new ServiceTimeSums(
                row.getDouble("weight"),
                row.getDouble("seconds"),
                row.getDouble("squares"),
                row.getDouble("logs"),
                row.getDouble("log_squares"),
                row.getDouble("changeovers"),
                row.getDouble("absences"),
                row.getLong("cases"),
                new Patience(row.getDouble("waited"), row.getDouble("departures")),
                Times.instant(row, "latest"));
    }
}
