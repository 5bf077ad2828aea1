package io.smartqueue.queue.accuracy;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers how good announcements were, from the sums of days. */
@Component
public class AccuracyReader {

    private static final int LATELY_DAYS = 30;

    private record Place(UUID queue, ZoneId zone) {}

    /** What was summed up, by method and horizon. */
    private static final class Sums {

        private final Map<Method, Map<Horizon, Errors>> errors = new EnumMap<>(Method.class);
        private long censored;

        private void add(Method method, Horizon horizon, Errors more, long moreCensored) {
            errors.computeIfAbsent(method, newly -> new EnumMap<>(Horizon.class))
                    .put(horizon, more);
            censored += method == Method.OURS ? moreCensored : 0;
        }

        private Errors of(Method method, Horizon horizon) {
            return errors.getOrDefault(method, Map.of()).getOrDefault(horizon, Errors.NONE);
        }

        private Errors all(Method method) {
            return errors.getOrDefault(method, Map.of()).values().stream().reduce(Errors.NONE, Errors::plus);
        }
    }

    private final JdbcClient jdbc;
    private final InstantSource clock;

    AccuracyReader(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * How the last thirty days of the whole organisation were, today included.
     *
     * @param visits how many tickets were taken and called
     * @param within how many in a hundred announcements held
     */
    public record Lately(long visits, int within) {}

    @Transactional(readOnly = true)
    public Lately lately(ZoneId zone) {
        LocalDate today = today(zone);
        return jdbc.sql("""
                        select coalesce(sum(visits), 0) as visits,
                               coalesce(100 - 100 * sum(under) / nullif(sum(cases), 0), 0) as within
                        from accuracy_day where day between :from and :to and method = 'ours'
                        """)
                .param("from", thirtyDaysTo(today))
                .param("to", today)
                .query((row, n) ->
                        new Lately(row.getLong("visits"), Math.toIntExact(Math.round(row.getDouble("within")))))
                .single();
    }

    public LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** The first of thirty days. */
    public static LocalDate thirtyDaysTo(LocalDate last) {
        return last.minusDays(LATELY_DAYS - 1);
    }

    /** @throws Refusal 404 for a site or a queue that does not exist, or that the caller may not see */
    @Transactional(readOnly = true)
    public Accuracy of(AccuracyQuestion question) {
        List<Place> places = places(question);
        Sums sums = sums(question, places);
        long judged = sums.all(Method.OURS).cases();
        return new Accuracy(
                question.from(),
                question.to(),
                judged + sums.censored + open(question, places),
                judged,
                sums.censored,
                rows(question, sums));
    }

    private static List<Accuracy.Row> rows(AccuracyQuestion question, Sums sums) {
        List<Accuracy.Row> rows = new ArrayList<>();
        for (Method method : Method.values()) {
            Stream.of(Horizon.values())
                    .filter(horizon -> question.isAbout(horizon.code()))
                    .forEach(horizon -> rows.add(Accuracy.Row.of(method, horizon.code(), sums.of(method, horizon))));
            if (question.isAbout(Horizon.ALL)) {
                rows.add(Accuracy.Row.of(method, Horizon.ALL, sums.all(method)));
            }
        }
        return rows;
    }

    private List<Place> places(AccuracyQuestion question) {
        List<Place> places = jdbc.sql("""
                        select queue.id, zone from queue join site on site.id = queue.site_id
                        where (:queue::uuid is null or queue.id = :queue)
                          and (:site::uuid is null or site.id = :site)
                          and (cardinality(:sites::uuid[]) = 0 or site.id = any(:sites))
                        """)
                .param("queue", question.queue())
                .param("site", question.site())
                .param("sites", question.sites().toArray(UUID[]::new))
                .query((row, n) -> new Place(row.getObject("id", UUID.class), ZoneId.of(row.getString("zone"))))
                .list();
        if (places.isEmpty() && question.queue() != null) {
            throw Refusal.notFound("unknown_queue", "There is no such queue.");
        }
        if (places.isEmpty() && question.site() != null && !isSite(question)) {
            throw Refusal.notFound("unknown_site", "There is no such site.");
        }
        return places;
    }

    private boolean isSite(AccuracyQuestion question) {
        return (question.sites().isEmpty() || question.sites().contains(question.site()))
                && jdbc.sql("select count(*) from site where id = :site")
                                .param("site", question.site())
                                .query(Long.class)
                                .single()
                        > 0;
    }

    private Sums sums(AccuracyQuestion question, List<Place> places) {
        var sums = new Sums();
        jdbc.sql("""
                        select method, horizon, sum(cases) as cases, sum(censored) as censored,
                               sum(absolute) as absolute, sum(bias) as bias, sum(under) as under,
                               sum(pinball) as pinball
                        from %s and queue_id = any(:queues) and (:channel::text is null or channel = :channel)
                        group by method, horizon
                        """.formatted(kept(question)))
                .param("hour", question.hour(), Types.SMALLINT)
                .param("channel", question.channel(), Types.VARCHAR)
                .param("from", question.from())
                .param("to", question.to())
                .param("days", days(question))
                .param("queues", ids(places))
                .query((RowCallbackHandler) row -> {
                    Horizon horizon = Horizon.of(row.getString("horizon")).orElseThrow();
                    if (question.counts(horizon)) {
                        var errors = new Errors(
                                row.getLong("cases"),
                                row.getDouble("absolute"),
                                row.getDouble("bias"),
                                row.getLong("under"),
                                row.getDouble("pinball"));
                        sums.add(Method.of(row.getString("method")), horizon, errors, row.getLong("censored"));
                    }
                });
        return sums;
    }

    // With each day by itself the key of the hours leads straight to one hour; between two days it leads to all hours.
    private static String kept(AccuracyQuestion question) {
        return question.isOfDays()
                ? "accuracy_day where day between :from and :to"
                : "accuracy_hour where day = any(cast(:days as date[])) and hour = :hour";
    }

    private static String[] days(AccuracyQuestion question) {
        return question.from()
                .datesUntil(question.to().plusDays(1))
                .map(LocalDate::toString)
                .toArray(String[]::new);
    }

    /** How many have not been judged yet, because people still wait. */
    private long open(AccuracyQuestion question, List<Place> places) {
        List<Horizon> counted =
                Stream.of(Horizon.values()).filter(question::counts).toList();
        Map<UUID, ZoneId> zones = places.stream().collect(Collectors.toMap(Place::queue, Place::zone));
        return jdbc
                .sql("""
                        select said.queue_id, count(*) as said,
                               date_bin('15 minutes', said.announced_at, timestamptz 'epoch') as quarter
                        from announcement said
                        join unnest(:queues::uuid[], :begins::timestamptz[], :ends::timestamptz[])
                            as place (queue, begins, ends) on place.queue = said.queue_id
                        where said.outcome is null and said.announced_at >= begins and said.announced_at < ends
                          and said.middle_minutes >= :from and said.middle_minutes < :below
                          and (:channel::text is null or coalesce(
                              said.channel, (select channel from visit where visit.id = said.visit_id)) = :channel)
                        group by said.queue_id, quarter
                        """)
                .param("queues", ids(places))
                .param("begins", moments(places, question.from()))
                .param("ends", moments(places, question.to().plusDays(1)))
                .param("from", counted.getFirst().from())
                .param("below", counted.getLast().below())
                .param("channel", question.channel(), Types.VARCHAR)
                .query((row, n) -> question.isAt(hour(row, zones)) ? row.getLong("said") : 0L)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Every zone's hours begin at a quarter. */
    private static int hour(ResultSet row, Map<UUID, ZoneId> zones) throws SQLException {
        ZoneId zone = Objects.requireNonNull(zones.get(row.getObject("queue_id", UUID.class)));
        return Times.instant(row, "quarter").atZone(zone).getHour();
    }

    private static UUID[] ids(List<Place> places) {
        return places.stream().map(Place::queue).toArray(UUID[]::new);
    }

    private static String[] moments(List<Place> places, LocalDate day) {
        return places.stream()
                .map(place -> day.atStartOfDay(place.zone).toInstant().toString())
                .toArray(String[]::new);
    }
}
