package io.smartqueue.queue.learned;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what there is to learn from legs that have ended. */
@Component
class Passages {

    private final JdbcClient jdbc;

    Passages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    // Whoever missed a call and was given up later did not come once. A service that was reopened has been counted when
    // it was closed for the first time. Who had yet to arrive has held up nobody.
    /** @param after legs of transfers; those before them are meant */
    List<Passage> of(UUID[] ended, UUID[] after) {
        return jdbc.sql("""
                        with ended as (
                            select id from unnest(:legs) id
                            union
                            select before.id
                            from leg after
                            join leg before on before.visit_id = after.visit_id and before.passage = after.passage - 1
                            where after.id = any(:after) and before.was_served
                        )
                        select queue.site_id, queue.service_id, expected_minutes, zone, called_at, started_at,
                               was_served, leg.state = 'cancelled' as has_left,
                               case when arrived_at < coalesce(called_at, leg.ended_at) then arrived_at
                                   else joined_at end as since,
                               coalesce(leg.ended_at, leg.missed_at) as at,
                               extract(epoch from leg.ended_at - started_at - held) as seconds
                        from leg
                        join queue on queue.id = leg.queue_id
                        join service on service.id = queue.service_id
                        join site on site.id = queue.site_id
                        where leg.id in (select id from ended)
                          and (was_served and called_at is not null and started_at is not null
                              or leg.state = 'missed' and called_at is not null
                              or leg.state = 'no_show' and called_at is not null and missed_at is null
                              or leg.state = 'cancelled' and exists (
                                  select from ticket_event
                                  where visit_id = leg.visit_id and leg_id = leg.id and type = 'cancelled'
                                    and from_state = 'waiting'
                              ))
                          and not exists (
                              select from ticket_event
                              where visit_id = leg.visit_id and leg_id = leg.id and type = 'reopened'
                          )
                        order by at, leg.id
                        """)
                .param("legs", ended)
                .param("after", after)
                .query(Passage::of)
                .list();
    }
}
