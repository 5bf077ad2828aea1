-- How many of other queues are called first at the same counters is counted too, so that a position and a wait can be
-- explained together.
drop function ahead_of(uuid, timestamptz, uuid);
drop function ahead_in(uuid, timestamptz);

-- Who goes before somebody due at an instant: in the queue itself, which is the position; and at the counters that
-- call from it now, whatever queue stands there. Who is kept for one counter or one agent is called there alone, and
-- the others do not wait for them. Work is in minutes, as the services declare them; squared is the sum of their
-- squares. Elsewhere counts the people of the other queues. With no counter open the work is that of the queue itself.
-- In PL/pgSQL, which keeps its plans.
create function ahead_of(in_queue uuid, due timestamptz, own_leg uuid)
    returns table (ahead bigint, open integer, work double precision, squared double precision,
        elsewhere double precision)
    language plpgsql stable rows 1
as $$
declare
    by_whom uuid := (select reserved_for from leg where id = own_leg);
begin
    ahead := (
        select count(*) from leg
        where queue_id = in_queue and state = 'waiting' and (due_at, id) < (due, own_leg)
    ) - (
        select count(*) from leg
        where queue_id = in_queue and state = 'waiting' and (due_at, id) < (due, own_leg)
          and reserved_for is not null and reserved_for is distinct from by_whom
    );
    if by_whom is null then
        open := counters_open(in_queue);
    else
        open := (select count(*) from called_alongside(in_queue, by_whom) beside where beside.queue_id = in_queue);
    end if;
    select sum(people * minutes), sum(people * minutes ^ 2), coalesce(sum(people) filter (where not own), 0)
        into work, squared, elsewhere
    from (
        select beside.minutes, beside.queue_id = in_queue as own, beside.share * case
                   when beside.queue_id = in_queue then ahead
                   else (
                       select count(*) from leg
                       where leg.queue_id = beside.queue_id and state = 'waiting'
                         and (due_at, id) < (due - beside.later, own_leg)
                   )
               end as people
        from called_alongside(in_queue, by_whom) beside
    ) before;
    if work is null then
        select ahead * expected_minutes, ahead * expected_minutes ^ 2 into work, squared
        from queue join service on service.id = service_id where queue.id = in_queue;
    end if;
    return next;
end
$$;

-- The same for all who wait in a queue and are due until an instant, in one look along the lines; of those who are
-- kept for somebody, ask for each.
create function ahead_in(in_queue uuid, until timestamptz)
    returns table (leg_id uuid, ahead bigint, open integer, work double precision, squared double precision,
        elsewhere double precision)
    language plpgsql stable rows 100
as $$
declare
    own_minutes integer := (
        select expected_minutes from queue join service on service.id = service_id where queue.id = in_queue
    );
    counters integer := counters_open(in_queue);
begin
    return query
    with line as (
        select leg.id, leg.due_at as due, true as own, (reserved_for is null)::integer::double precision as people,
               own_minutes as minutes
        from leg where queue_id = in_queue and state = 'waiting' and due_at <= until
        union all
        select leg.id, leg.due_at + beside.later, false, beside.share, beside.minutes
        from called_alongside(in_queue, null) beside
        join leg on leg.queue_id = beside.queue_id and state = 'waiting' and leg.due_at <= until - beside.later
        where beside.queue_id <> in_queue
    ), standing as (
        select id, own and people > 0 as is_asked_for,
               coalesce(sum(people) filter (where own) over before, 0)::bigint as place,
               coalesce(sum(people * minutes) over before, 0) as toil,
               coalesce(sum(people * minutes ^ 2) over before, 0) as toil_squared,
               coalesce(sum(people) filter (where not own) over before, 0) as others
        from line window before as (order by due, id rows between unbounded preceding and 1 preceding)
    )
    select id, place, counters, toil, toil_squared, others from standing where is_asked_for;
end
$$;
