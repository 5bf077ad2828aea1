package io.smartqueue.queue.visit;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.learned.LearnedTimes;
import io.smartqueue.queue.wait.ServiceTime;
import io.smartqueue.queue.wait.ServiceTimeSums;
import io.smartqueue.queue.wait.ServiceTimes;
import io.smartqueue.queue.wait.ServiceTimes.Cell;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was learned about the service of a queue, at its site. */
@Component
public class QueueServiceTimes {

    private static final double SECONDS = 60;
    private static final double UPPER = 0.85;

    /**
     * @param learnedMinutes null as long as no service was counted
     * @param weight how many recent services it rests on; older ones count in part
     */
    public record Learned(
            int declaredMinutes,
            @Nullable Double learnedMinutes,
            @Nullable Double p85Minutes,
            long cases,
            double weight,
            List<OfHour> byHour) {}

    /** @param hour of the site's local day in which the service began */
    public record OfHour(int hour, double minutes, long cases) {}

    private record Serving(UUID site, UUID service, int minutes) {}

    private final JdbcClient jdbc;
    private final LearnedTimes learned;
    private final InstantSource clock;

    QueueServiceTimes(JdbcClient jdbc, LearnedTimes learned, InstantSource clock) {
        this.jdbc = jdbc;
        this.learned = learned;
        this.clock = clock;
    }

    /** @throws Refusal 404 when there is no such queue */
    @Transactional(readOnly = true)
    public Learned of(QueueId queue) {
        Serving serving = serving(queue);
        return learned.ask(times -> of(serving, times, clock.instant()));
    }

    /**
     * Forgets it for all queues of the service at the site; what other sites have learned stays.
     *
     * @throws Refusal 404 when there is no such queue
     */
    @Transactional
    public void forget(QueueId queue) {
        Serving serving = serving(queue);
        LearnedTimes.Change change = learned.begin(List.of(serving.service));
        here(change.times(), serving).forEach(cell -> learned.keep(change, cell, ServiceTimeSums.NONE));
    }

    private static Learned of(Serving serving, ServiceTimes times, Instant now) {
        ServiceTime day = times.ofDay(serving.site, serving.service, serving.minutes, now);
        List<OfHour> hours = here(times, serving).stream()
                .map(cell -> new OfHour(
                        cell.hour(),
                        minutes(times.of(cell, serving.minutes, now).meanSeconds()),
                        times.kept(cell).cases()))
                .filter(hour -> hour.cases > 0)
                .toList();
        long cases = hours.stream().mapToLong(OfHour::cases).sum();
        return new Learned(
                serving.minutes,
                cases == 0 ? null : minutes(day.meanSeconds()),
                cases == 0 ? null : minutes(day.quantile(UPPER)),
                cases,
                cases == 0 ? 0 : rounded(day.weight()),
                hours);
    }

    private static List<Cell> here(ServiceTimes times, Serving serving) {
        return times.cells(serving.site, serving.service).keySet().stream()
                .sorted(Comparator.comparingInt(Cell::hour))
                .toList();
    }

    private static double minutes(double seconds) {
        return rounded(seconds / SECONDS);
    }

    private static double rounded(double figure) {
        return Math.round(figure * 10) / 10.0;
    }

    private Serving serving(QueueId queue) {
        return jdbc.sql("""
                        select site_id, service_id, expected_minutes
                        from queue join service on service.id = service_id
                        where queue.id = :queue
                        """)
                .param("queue", queue.value())
                .query((row, n) -> new Serving(
                        row.getObject("site_id", UUID.class),
                        row.getObject("service_id", UUID.class),
                        row.getInt("expected_minutes")))
                .optional()
                .orElseThrow(() -> Refusal.notFound("not_found", "There is no such queue."));
    }
}
