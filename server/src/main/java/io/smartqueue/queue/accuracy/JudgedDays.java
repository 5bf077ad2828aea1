package io.smartqueue.queue.accuracy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the sums over judged announcements, so that an answer about many days reads few rows. */
@Component
class JudgedDays {

    record Cell(LocalDate day, UUID queue, int hour, String horizon, String channel, String method) {}

    private record Judged(long visits, long censored, Errors errors) {

        Judged plus(Judged other) {
            return new Judged(visits + other.visits, censored + other.censored, errors.plus(other.errors));
        }
    }

    private record Row(
            Cell cell,
            long cases,
            long visits,
            long censored,
            double absolute,
            double bias,
            long under,
            double pinball) {}

    /** Of a batch. */
    static final class Sums {

        private final Map<Cell, Judged> cells = new HashMap<>();

        void addCensored(Cell cell) {
            cells.merge(cell, new Judged(0, 1, Errors.NONE), Judged::plus);
        }

        void add(Cell cell, boolean isOfTaking, @Nullable Errors errors) {
            if (errors != null) {
                cells.merge(cell, new Judged(isOfTaking ? 1 : 0, 0, errors), Judged::plus);
            }
        }

        // In one order, so that two servers do not wait for each other in a circle.
        private List<Row> rows() {
            return cells.entrySet().stream()
                    .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                    .map(entry -> row(entry.getKey(), entry.getValue()))
                    .toList();
        }

        private static Row row(Cell cell, Judged judged) {
            Errors errors = judged.errors;
            return new Row(
                    cell,
                    errors.cases(),
                    judged.visits,
                    judged.censored,
                    errors.absolute(),
                    errors.bias(),
                    errors.under(),
                    errors.pinball());
        }
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JudgedDays(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Sums sums) {
        jdbc.sql("""
                        with judged as materialized (
                            select cast(cell ->> 'day' as date) as day, (cell ->> 'queue')::uuid as queue,
                                   (cell ->> 'hour')::smallint as hour, cell ->> 'horizon' as horizon,
                                   cell ->> 'channel' as channel, cell ->> 'method' as method,
                                   cases, visits, censored, absolute, bias, under, pinball
                            from json_to_recordset(:rows::json) as summed (cell json, cases bigint, visits bigint,
                                censored bigint, absolute float8, bias float8, under bigint, pinball float8)
                        ), hours as (
                            insert into accuracy_hour (tenant_id, day, queue_id, hour, horizon, channel, method, cases,
                                visits, censored, absolute, bias, under, pinball)
                            select current_tenant(), day, queue, hour, horizon, channel, method, cases, visits,
                                   censored, absolute, bias, under, pinball
                            from judged
                            on conflict (tenant_id, day, queue_id, hour, horizon, channel, method) do update set
                                cases = accuracy_hour.cases + excluded.cases,
                                visits = accuracy_hour.visits + excluded.visits,
                                censored = accuracy_hour.censored + excluded.censored,
                                absolute = accuracy_hour.absolute + excluded.absolute,
                                bias = accuracy_hour.bias + excluded.bias,
                                under = accuracy_hour.under + excluded.under,
                                pinball = accuracy_hour.pinball + excluded.pinball
                        )
                        insert into accuracy_day (tenant_id, day, queue_id, horizon, channel, method, cases, visits,
                            censored, absolute, bias, under, pinball)
                        select current_tenant(), day, queue, horizon, channel, method, sum(cases), sum(visits),
                               sum(censored), sum(absolute), sum(bias), sum(under), sum(pinball)
                        from judged
                        group by day, queue, horizon, channel, method
                        order by day, queue, horizon, channel, method
                        on conflict (tenant_id, day, queue_id, horizon, channel, method) do update set
                            cases = accuracy_day.cases + excluded.cases,
                            visits = accuracy_day.visits + excluded.visits,
                            censored = accuracy_day.censored + excluded.censored,
                            absolute = accuracy_day.absolute + excluded.absolute,
                            bias = accuracy_day.bias + excluded.bias,
                            under = accuracy_day.under + excluded.under,
                            pinball = accuracy_day.pinball + excluded.pinball
                        """).param("rows", json.writeValueAsString(sums.rows())).update();
    }
}
