package io.smartqueue.queue.order;

import io.smartqueue.kernel.Times;
import io.smartqueue.queue.learned.LearnedTimes;
import io.smartqueue.queue.learned.Paces;
import io.smartqueue.queue.order.Line.Place;
import io.smartqueue.queue.order.LineBooks.Lines;
import io.smartqueue.queue.wait.Pace;
import io.smartqueue.queue.wait.ServiceTime;
import io.smartqueue.queue.wait.ServiceTimes;
import io.smartqueue.queue.wait.ServiceTimes.Cell;
import io.smartqueue.queue.wait.SiteLine;
import io.smartqueue.queue.wait.SiteLine.Calls;
import io.smartqueue.queue.wait.SiteLine.InHand;
import io.smartqueue.queue.wait.SiteLine.Lane;
import io.smartqueue.queue.wait.SiteLine.OpenCounter;
import io.smartqueue.site.Hours;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the waits of a site are computed from: the lines from memory, counters and services from the database. */
@Component
class SiteReader {

    /** So long a counter waits for somebody who does not come. */
    private static final double ABSENT_SECONDS = 90;

    private record Serving(UUID queue, UUID service, int minutes, Hours hours, boolean isStopped) {

        static Serving of(ResultSet row, int n) throws SQLException {
            return new Serving(
                    row.getObject("id", UUID.class),
                    row.getObject("service_id", UUID.class),
                    row.getInt("expected_minutes"),
                    Hours.of(row),
                    row.getBoolean("stopped"));
        }
    }

    /** One queue that a counter calls from, and what the counter has in hand. */
    private record Calling(
            UUID counter,
            UUID agent,
            UUID queue,
            int headStartMinutes,
            @Nullable UUID inHand,
            double elapsedSeconds) {

        static Calling of(ResultSet row, Instant now) throws SQLException {
            Instant started = Times.instantOrNull(row, "started_at");
            return new Calling(
                    row.getObject("counter_id", UUID.class),
                    row.getObject("agent_id", UUID.class),
                    row.getObject("queue_id", UUID.class),
                    row.getInt("head_start_minutes"),
                    row.getObject("in_hand", UUID.class),
                    started == null
                            ? 0
                            : Math.max(0, Duration.between(started, now).toMillis() / 1000.0 - row.getDouble("held")));
        }
    }

    private record LaneKey(UUID queue, @Nullable UUID reservedFor) {}

    /** What is believed of each queue of the site. */
    private record Beliefs(Map<UUID, ServiceTime> times, Map<UUID, Manners> manners, double changeoverSeconds) {}

    /** How many come when they are called, and how many leave before. */
    private record Manners(double comes, double leavesPerSecond) {}

    private final JdbcClient jdbc;
    private final LineBooks books;
    private final CallingCounters counters;
    private final LearnedTimes learned;
    private final Paces paces;

    SiteReader(JdbcClient jdbc, LineBooks books, CallingCounters counters, LearnedTimes learned, Paces paces) {
        this.jdbc = jdbc;
        this.books = books;
        this.counters = counters;
        this.learned = learned;
        this.paces = paces;
    }

    SiteState read(UUID site, Instant now) {
        long staffing = counters.staffing();
        List<Serving> queues = queues(site, now);
        Lines lines = books.lines(queues.stream().map(Serving::queue).toList(), LineBooks.moment());
        Map<LaneKey, List<Place>> lanes = lanes(lines.people());
        Beliefs beliefs = learned.ask(times -> beliefs(times, site, queues, now));
        SiteLine line = new SiteLine(
                now,
                lanes.entrySet().stream()
                        .map(lane -> lane(lane.getKey(), lane.getValue(), beliefs))
                        .toList(),
                counters(site, now, List.copyOf(lanes.keySet()), beliefs),
                ABSENT_SECONDS,
                beliefs.changeoverSeconds);
        return new SiteState(
                line,
                List.copyOf(lanes.values()),
                lines.remote(),
                queues.stream().collect(Collectors.toMap(Serving::queue, Serving::hours)),
                queues.stream().anyMatch(Serving::isStopped),
                lines.version(),
                staffing);
    }

    private List<Serving> queues(UUID site, Instant now) {
        return jdbc.sql("""
                        select place.id, place.service_id, place.expected_minutes, exists (
                                   select from open_incident where open_incident.site_id = :site
                               ) as stopped,
                        """ + Hours.COLUMNS + """
                        from (
                            select queue.id, queue.site_id, queue.service_id, expected_minutes, zone
                            from queue
                            join service on service.id = queue.service_id
                            join site on site.id = queue.site_id
                            where queue.site_id = :site
                        ) place
                        order by place.id
                        """)
                .param("site", site)
                .param("now", Times.sql(now))
                .query(Serving::of)
                .list();
    }

    /** A lane for each queue, and one for each reservation in it. */
    private static Map<LaneKey, List<Place>> lanes(Map<UUID, List<Place>> people) {
        Map<LaneKey, List<Place>> lanes = new LinkedHashMap<>();
        people.keySet().stream().sorted().forEach(queue -> lanes.put(new LaneKey(queue, null), new ArrayList<>()));
        people.forEach((queue, places) -> places.forEach(
                place -> lanes.computeIfAbsent(new LaneKey(queue, place.reservedFor()), first -> new ArrayList<>())
                        .add(place)));
        return lanes;
    }

    private static Lane lane(LaneKey key, List<Place> places, Beliefs beliefs) {
        Manners manners = Objects.requireNonNull(beliefs.manners.get(key.queue));
        return new Lane(
                key.queue,
                key.reservedFor,
                Objects.requireNonNull(beliefs.times.get(key.queue)),
                places.stream().mapToLong(Place::due).toArray(),
                places.stream()
                        .mapToLong(place -> place.leg().getLeastSignificantBits())
                        .toArray(),
                manners.comes,
                manners.leavesPerSecond);
    }

    private static Beliefs beliefs(ServiceTimes times, UUID site, List<Serving> queues, Instant now) {
        Map<UUID, ServiceTime> byQueue = queues.stream()
                .collect(Collectors.toMap(
                        Serving::queue,
                        queue -> times.of(
                                new Cell(
                                        site,
                                        queue.service,
                                        now.atZone(queue.hours.zone()).getHour()),
                                queue.minutes,
                                now)));
        Map<UUID, Manners> manners = queues.stream()
                .collect(Collectors.toMap(
                        Serving::queue,
                        queue -> new Manners(
                                times.comes(site, queue.service, now),
                                times.leavesPerSecond(site, queue.service, now))));
        double changeover = queues.stream()
                .mapToDouble(queue -> times.changeoverSeconds(site, queue.service, now))
                .average()
                .orElse(0);
        return new Beliefs(byQueue, manners, changeover);
    }

    private List<OpenCounter> counters(UUID site, Instant now, List<LaneKey> lanes, Beliefs beliefs) {
        Map<UUID, List<Calling>> byCounter =
                jdbc.sql("""
                        select calling.counter_id, calling.agent_id, calling.queue_id, calling.head_start_minutes,
                               hand.queue_id as in_hand, hand.started_at, extract(epoch from hand.held) as held
                        from counter
                        join calling_counter calling on calling.counter_id = counter.id
                        left join leg hand on hand.agent_id = calling.agent_id and hand.state in ('called', 'serving')
                        where counter.site_id = :site
                        order by calling.counter_id
                        """).param("site", site).query((row, n) -> Calling.of(row, now)).list().stream()
                        .collect(Collectors.groupingBy(Calling::counter, LinkedHashMap::new, Collectors.toList()));
        Map<UUID, Pace> lately = paces.at(site, beliefs.times, now);
        return byCounter.values().stream()
                .map(calling -> counter(calling, lanes, beliefs, lately))
                .toList();
    }

    private static OpenCounter counter(
            List<Calling> calling, List<LaneKey> lanes, Beliefs beliefs, Map<UUID, Pace> paces) {
        List<Calls> calls = new ArrayList<>();
        for (Calling one : calling) {
            long headStart = TimeUnit.MINUTES.toMicros(one.headStartMinutes);
            for (int lane = 0; lane < lanes.size(); lane++) {
                LaneKey key = lanes.get(lane);
                UUID only = key.reservedFor;
                if (key.queue.equals(one.queue)
                        && (only == null || only.equals(one.counter) || only.equals(one.agent))) {
                    calls.add(new Calls(lane, headStart));
                }
            }
        }
        Calling first = calling.getFirst();
        ServiceTime time = first.inHand == null ? null : beliefs.times.get(first.inHand);
        return new OpenCounter(
                calls,
                time == null ? null : new InHand(time, first.elapsedSeconds),
                paces.getOrDefault(first.agent, Pace.UNKNOWN));
    }
}
