package io.smartqueue.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.queue.ticket.Tickets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is true of every line at every moment; each is asked for by what breaks it. */
public final class Invariants {

    private Invariants() {}

    /** Queries that find nobody, by what they would have found. */
    public static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("an agent with two tickets in hand", """
                select agent_id::text from leg where state in ('called', 'serving') group by agent_id
                    having count(*) > 1
                """);
        all.put("a visit without exactly one current leg", """
                select visit.id::text from visit left join leg on leg.visit_id = visit.id and is_current
                group by visit.id having count(leg.id) <> 1
                """);
        all.put("an event that does not begin where the one before ended", """
                select visit_id::text from (
                    select visit_id, from_state, lag(to_state) over (partition by leg_id order by id) as before
                    from ticket_event
                ) step where from_state is distinct from before
                """);
        all.put("a leg that does not stand where its history says", """
                select leg.id::text from leg where state <> (
                    select to_state from ticket_event where leg_id = leg.id order by id desc limit 1
                )
                """);
        all.put("a ticket called while its agent had another", HANDS);
        all.put("a history that goes back in time", """
                select visit_id::text from (
                    select visit_id, at, lag(at) over (partition by visit_id order by id) as before from ticket_event
                ) step where at < before
                """);
        all.put("stamps out of order", """
                select id::text from leg where called_at < joined_at or started_at < joined_at or ended_at < joined_at
                    or state in ('serving', 'on_hold', 'completed') and started_at < called_at
                """);
        all.put("numbers with a gap, twice, or not in the order of joining", """
                select number from (
                    select number, sequence, row_number() over series as expected, joined_at,
                           lag(joined_at) over series as before
                    from visit window series as (partition by site_id, series, service_day order by sequence)
                ) line where sequence <> expected or joined_at < before
                """);
        all.put("a visit that has ended and goes on, or the other way round", """
                select visit.id::text from visit join leg on leg.visit_id = visit.id and is_current
                where (visit.ended_at is not null) <> (state in ('completed', 'no_show', 'cancelled', 'expired'))
                """);
        return all;
    }

    /** What the server knows of the lines is what the database would say. */
    public static void positions(Branch branch, Tickets tickets) {
        record Place(UUID visit, Integer position) {}
        List<Place> counted = branch.read(Place.class, """
                select visit_id as visit, ahead + 1 as position
                from leg cross join lateral ahead_of(queue_id, due_at, id) where is_in_line(state)
                """);
        assertThat(counted)
                .isNotEmpty()
                .allSatisfy(place -> assertThat(branch.in(() -> tickets.get(new TicketId(place.visit)))
                                .position())
                        .isEqualTo(place.position));
    }

    /** Between two events by which an agent gets a ticket in hand there is one by which the first left it. */
    private static final String HANDS = """
            select agent::text from (
                select agent, change, lag(change) over (partition by agent order by id) as before from (
                    select event.id, actor_id as agent, 'gets' as change from ticket_event event
                    where type in ('called', 'resumed')
                    union all
                    select event.id, (
                        select actor_id from ticket_event got
                        where got.visit_id = event.visit_id and got.id < event.id and got.type in ('called', 'resumed')
                        order by got.id desc limit 1
                    ), case when to_state in ('called', 'serving') then 'gets' else 'leaves' end
                    from ticket_event event
                    where (from_state in ('called', 'serving')) <> (to_state in ('called', 'serving'))
                      and type not in ('called', 'resumed')
                ) hand
            ) hands where change = 'gets' and before = 'gets'
            """;
}
