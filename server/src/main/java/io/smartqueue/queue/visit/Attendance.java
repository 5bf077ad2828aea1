package io.smartqueue.queue.visit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is concerned when something of the organisation is changed or closed now. */
@Service
public class Attendance {

    /** Of these, all that are named: nothing else of the organisation counts. */
    public record Place(
            @Nullable UUID site,
            @Nullable UUID service,
            @Nullable UUID queue,
            @Nullable UUID counter) {}

    /**
     * @param waiting who has a ticket and has not been called, or may come back
     * @param served who is called or served
     * @param counters with an agent
     */
    public record People(int waiting, int served, int counters) {}

    private final JdbcClient jdbc;

    Attendance(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public People at(Place place) {
        return jdbc.sql("""
                        with line as (
                            select queue.id from queue
                            where (:site::uuid is null or site_id = :site)
                              and (:service::uuid is null or service_id = :service)
                              and (:queue::uuid is null or queue.id = :queue)
                        )
                        select (select count(*) from leg join line on line.id = leg.queue_id
                                where is_in_line(state) and :counter::uuid is null)
                             + (select count(*) from leg join line on line.id = leg.queue_id
                                where is_aside(state) and :counter::uuid is null) as waiting,
                               (select count(*) from leg join line on line.id = leg.queue_id
                                where is_in_hand(state) and (:counter::uuid is null or counter_id = :counter)
                               ) as served,
                               (select count(*) from counter_session join counter on counter.id = counter_id
                                where closed_at is null and (:site::uuid is null or site_id = :site)
                                  and (:counter::uuid is null or counter_id = :counter)
                                  and (:counter::uuid is not null or exists (
                                      select from counter_queue join line on line.id = counter_queue.queue_id
                                      where counter_queue.counter_id = counter.id
                                  ))
                               ) as counters
                        """)
                .param("site", place.site())
                .param("service", place.service())
                .param("queue", place.queue())
                .param("counter", place.counter())
                .query((row, n) -> new People(row.getInt("waiting"), row.getInt("served"), row.getInt("counters")))
                .single();
    }
}
