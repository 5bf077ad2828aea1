-- At how many counters sits an agent who calls from the queue now.
create function counters_open(of_queue uuid) returns integer
    language plpgsql stable
as $$
begin
    return (
        select count(*) from counter_queue
        join counter_session on counter_session.counter_id = counter_queue.counter_id
        join queue on queue.id = counter_queue.queue_id
        join membership on membership.id = counter_session.agent_id
        where counter_queue.queue_id = of_queue and closed_at is null and counter_session.status = 'available'
          and (only_queue is null or only_queue = of_queue)
          and (queue.skill is null or queue.skill = any(membership.skills))
    );
end
$$;

-- The queues in which stands who may be called before somebody of this one, and at how many of the counters that call
-- from this one. There who waits elsewhere is due so many minutes later, by the head starts of the counter. A share is
-- what falls to these counters of the people of a queue, whom all that are open for it call.
create function called_alongside(of_queue uuid, by_whom uuid)
    returns table (queue_id uuid, later interval, share double precision, minutes integer)
    language plpgsql stable rows 5
as $$
begin
    return query
    with calls as materialized (
        select counter_queue.queue_id as called, counter_queue.counter_id, agent_id, head_start_minutes
        from counter
        join counter_session on counter_session.counter_id = counter.id
        join membership on membership.id = agent_id
        join counter_queue on counter_queue.counter_id = counter.id
        join queue on queue.id = counter_queue.queue_id
        where counter.site_id = (select site_id from queue where id = of_queue)
          and closed_at is null and counter_session.status = 'available'
          and (only_queue is null or only_queue = counter_queue.queue_id)
          and (queue.skill is null or queue.skill = any(membership.skills))
    ), beside as (
        select other.called, make_interval(mins => served.head_start_minutes - other.head_start_minutes) as lag,
               count(*) as counters
        from calls served join calls other on other.counter_id = served.counter_id
        where served.called = of_queue
          and (by_whom is null or by_whom in (served.counter_id, served.agent_id))
        group by 1, 2
    )
    select called, lag, counters / (select count(*) from calls where calls.called = beside.called)::double precision,
           expected_minutes
    from beside join queue on queue.id = called join service on service.id = service_id;
end
$$;

-- Who goes before somebody due at an instant: in the queue itself, which is the position; and at the counters that
-- call from it now, whatever queue stands there. Who is kept for one counter or one agent is called there alone, and
-- the others do not wait for him. Work is in minutes, as the services declare them; squared is the sum of their
-- squares. With no counter open it is that of the queue itself. In PL/pgSQL, which keeps its plans.
create function ahead_of(in_queue uuid, due timestamptz, own_leg uuid)
    returns table (ahead bigint, open integer, work double precision, squared double precision)
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
    select sum(people * minutes), sum(people * minutes ^ 2) into work, squared
    from (
        select beside.minutes, beside.share * case
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
    returns table (leg_id uuid, ahead bigint, open integer, work double precision, squared double precision)
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
               coalesce(sum(people * minutes ^ 2) over before, 0) as toil_squared
        from line window before as (order by due, id rows between unbounded preceding and 1 preceding)
    )
    select id, place, counters, toil, toil_squared from standing where is_asked_for;
end
$$;
