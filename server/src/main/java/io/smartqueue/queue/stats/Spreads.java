package io.smartqueue.queue.stats;

import io.smartqueue.queue.stats.LineStats.Spread;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** How many were served, and how the durations of services are spread; the same for today and for any other day. */
final class Spreads {

    /** Aggregates of the columns of {@code served_legs}. */
    static final String COLUMNS = """
            count(distinct visit) filter (where state = 'completed') as served,
            count(wait) as wait_cases,
            bounded_mean(array_agg(wait::float8)) as wait_mean,
            percentile_cont(0.9) within group (order by wait) as wait_p90,
            count(walk) as walk_cases,
            bounded_mean(array_agg(walk::float8)) as walk_mean,
            percentile_cont(0.9) within group (order by walk) as walk_p90,
            count(service) as service_cases,
            bounded_mean(array_agg(service::float8)) as service_mean,
            percentile_cont(0.9) within group (order by service) as service_p90
            """;

    private Spreads() {}

    /** @return null without any case */
    static @Nullable Spread of(ResultSet row, String what) throws SQLException {
        int cases = row.getInt(what + "_cases");
        return cases == 0
                ? null
                : new Spread(
                        Math.round(row.getDouble(what + "_mean")), Math.round(row.getDouble(what + "_p90")), cases);
    }
}
