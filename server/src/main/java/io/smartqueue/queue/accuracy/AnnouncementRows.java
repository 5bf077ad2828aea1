package io.smartqueue.queue.accuracy;

import io.smartqueue.queue.learned.LearnedTimes;
import io.smartqueue.queue.wait.ServiceTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Stores announcements of the current organisation, each with what the simpler methods say at this moment. */
@Component
class AnnouncementRows {

    private record Row(
            UUID visit,
            UUID leg,
            UUID queue,
            Instant at,
            String occasion,
            String basis,
            double middle,
            double upper,
            Simpler simpler) {}

    /** What the simpler methods say. */
    private record Simpler(double earlier, @Nullable Double lastToEnter, double queueLength) {}

    /**
     * What the simpler methods know of a queue.
     *
     * @param lastToEnter the minutes that the last one who was called had waited
     */
    private record State(
            double declaredMinutes,
            double learnedMinutes,
            int openCounters,
            int freeCounters,
            @Nullable Double lastToEnter) {}

    private static final double SECONDS = 60;

    private final JdbcClient jdbc;
    private final LearnedTimes learned;
    private final InstantSource clock;
    private final JsonMapper json;

    AnnouncementRows(JdbcClient jdbc, LearnedTimes learned, InstantSource clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.learned = learned;
        this.clock = clock;
        this.json = json;
    }

    @Transactional
    public void insert(List<Announcement> announcements) {
        Map<UUID, State> states = states(announcements);
        List<Row> rows = new ArrayList<>();
        for (Announcement one : announcements) {
            State state = states.get(one.queue().value());
            if (state != null) {
                rows.add(row(one, state));
            }
        }
        jdbc.sql("""
                        insert into announcement (tenant_id, visit_id, leg_id, queue_id, announced_at, occasion, basis,
                            middle_minutes, upper_minutes, earlier_minutes, last_to_enter_minutes,
                            queue_length_minutes, channel)
                        select current_tenant(), visit, leg, queue, at, occasion, basis, middle, upper,
                               (simpler ->> 'earlier')::real, (simpler ->> 'last_to_enter')::real,
                               (simpler ->> 'queue_length')::real,
                               (select visit.channel from visit where visit.id = said.visit)
                        from json_to_recordset(:rows::json) as said (visit uuid, leg uuid, queue uuid,
                            at timestamptz, occasion text, basis text, middle real, upper real, simpler json)
                        on conflict do nothing
                        """).param("rows", json.writeValueAsString(rows)).update();
    }

    private static Row row(Announcement one, State state) {
        return new Row(
                one.ticket().value(),
                one.leg().value(),
                one.queue().value(),
                one.at(),
                one.occasion().code(),
                one.range().basis().code(),
                one.range().range().middle(),
                one.range().highMinutes(),
                simpler(one, state));
    }

    private static Simpler simpler(Announcement one, State state) {
        return new Simpler(
                Baselines.earlier(one.ahead(), state.declaredMinutes, state.freeCounters),
                state.lastToEnter,
                Baselines.queueLength(one.ahead(), state.learnedMinutes, state.openCounters, state.freeCounters));
    }

    private Map<UUID, State> states(List<Announcement> announcements) {
        Map<UUID, Function<ServiceTimes, State>> queues = new HashMap<>();
        Instant now = clock.instant();
        read(announcements, row -> queues.put(row.getObject("id", UUID.class), state(row, now)));
        Map<UUID, State> states = new HashMap<>();
        learned.ask(times -> {
            queues.forEach((queue, state) -> states.put(queue, state.apply(times)));
            return states;
        });
        return states;
    }

    private void read(List<Announcement> announcements, RowCallbackHandler each) {
        jdbc.sql("""
                        select queue.id, queue.site_id, queue.service_id, service.expected_minutes, open.counters,
                               open.busy,
                               coalesce(
                                   (select extract(epoch from called_at - joined_at) from leg
                                    where queue_id = queue.id and state in ('called', 'serving', 'on_hold', 'missed')
                                    order by called_at desc limit 1),
                                   (select extract(epoch from called_at - joined_at) from leg
                                    where queue_id = queue.id and was_served order by ended_at desc limit 1)
                               )::float8 as last_waited
                        from queue join service on service.id = queue.service_id
                        cross join lateral (
                            select count(*) as counters, count(leg.id) as busy
                            from calling_counter left join leg on leg.agent_id = calling_counter.agent_id
                                and leg.state in ('called', 'serving')
                            where calling_counter.queue_id = queue.id
                        ) open
                        where queue.id = any(:queues)
                        """)
                .param(
                        "queues",
                        announcements.stream()
                                .map(one -> one.queue().value())
                                .distinct()
                                .toArray(UUID[]::new))
                .query(each);
    }

    private static Function<ServiceTimes, State> state(ResultSet row, Instant now) throws SQLException {
        UUID site = row.getObject("site_id", UUID.class);
        UUID service = row.getObject("service_id", UUID.class);
        int declared = row.getInt("expected_minutes");
        Double lastWaited = row.getObject("last_waited", Double.class);
        int open = row.getInt("counters");
        int busy = row.getInt("busy");
        return times -> new State(
                declared,
                times.ofDay(site, service, declared, now).meanSeconds() / SECONDS,
                open,
                open - busy,
                lastWaited == null ? null : lastWaited / SECONDS);
    }
}
