-- Each rule on durations and time limits that several statements follow stands here once.
create function whole_seconds(duration interval) returns integer
    language sql immutable parallel safe
    return extract(epoch from duration)::integer;

-- How long a service took; time on hold is no time of service.
create function service_seconds(started_at timestamptz, ended_at timestamptz, held interval) returns integer
    language sql immutable parallel safe
    return whole_seconds(ended_at - started_at - held);

-- From when the limits of a called and of a missed ticket run: they run anew when the line goes on after an incident.
create function call_runs_from(called_at timestamptz, recalled_at timestamptz, went_on_at timestamptz)
    returns timestamptz
    language sql immutable parallel safe
    return greatest(called_at, recalled_at, went_on_at);

create function absence_runs_from(missed_at timestamptz, went_on_at timestamptz) returns timestamptz
    language sql immutable parallel safe
    return greatest(missed_at, went_on_at);

-- What figures are made of. The visit is a number that is only compared: visits are counted once where they had several
-- legs.
create view ended_leg with (security_invoker = true) as
select tenant_id, visit_id, queue_id, counter_id, state, was_served, ended_at,
       uuid_hash_extended(visit_id, 0) as visit,
       whole_seconds(called_at - joined_at) as wait,
       whole_seconds(started_at - called_at) as walk,
       service_seconds(started_at, ended_at, held) as service,
       joined_at, agent_id, outcome
from leg where ended_at is not null;
grant select on ended_leg to smartqueue_app;
