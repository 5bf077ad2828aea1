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
          and (queue.skill is null or queue.skill = any(membership.skills))
    );
end
$$;

-- Who goes before somebody due at an instant: in the queue itself, which is the position; and at the counters that
-- call from it now, the other queues they serve included. There the head start of each counter moves the instant, as
-- when it calls, and what waits is shared evenly by the counters open for it. Work is in minutes, as the services
-- declare them; squared is the sum of their squares. In PL/pgSQL, which keeps its plan, because it is asked often.
create function ahead_of(in_queue uuid, due timestamptz, own_leg uuid)
    returns table (ahead bigint, open integer, work double precision, squared double precision)
    language plpgsql stable rows 1
as $$
declare
    own_minutes double precision := (
        select expected_minutes from queue join service on service.id = service_id where queue.id = in_queue
    );
begin
    select count(*) into ahead from leg
    where queue_id = in_queue and state = 'waiting' and (due_at, id) < (due, own_leg);
    open := counters_open(in_queue);
    with lead as (
        select other.queue_id, other.head_start_minutes - served.head_start_minutes as minutes, count(*) as counters
        from counter_queue served
        join counter_session on counter_session.counter_id = served.counter_id
        join membership on membership.id = counter_session.agent_id
        join queue on queue.id = served.queue_id
        join counter_queue other on other.counter_id = served.counter_id and other.queue_id <> served.queue_id
        join queue offered on offered.id = other.queue_id
        where served.queue_id = in_queue and closed_at is null and counter_session.status = 'available'
          and (queue.skill is null or queue.skill = any(membership.skills))
          and (offered.skill is null or offered.skill = any(membership.skills))
        group by other.queue_id, minutes
    ), share as (
        select expected_minutes, counters * (
                   select count(*) from leg
                   where leg.queue_id = lead.queue_id and state = 'waiting'
                     and (due_at, id) < (due + make_interval(mins => lead.minutes), own_leg)
               ) / counters_open(lead.queue_id)::double precision as people
        from lead join queue on queue.id = lead.queue_id join service on service.id = queue.service_id
    )
    select ahead * own_minutes + coalesce(sum(people * expected_minutes), 0),
           ahead * own_minutes ^ 2 + coalesce(sum(people * expected_minutes ^ 2), 0)
    into work, squared from share;
    return next;
end
$$;
