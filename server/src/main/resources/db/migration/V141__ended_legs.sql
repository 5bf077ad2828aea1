-- When an agent paused at a counter and came back, in turn: at odd places a pause begins, at even ones it ends. The last
-- one may end with the session. Pauses before this migration are not known.
alter table counter_session add pauses timestamptz[] not null default '{}';
alter table counter_session no force row level security;
update counter_session set pauses = array[now()] where closed_at is null and status = 'paused';
alter table counter_session force row level security;

-- The sessions of a span are found by their end; those that go on are at the end of the index.
create index sessions_by_end on counter_session (tenant_id, closed_at);

-- Those that were served have served_lately. Building it reads the legs once: about a second for two million.
create index ended_without_service on leg (tenant_id, queue_id, ended_at)
    where ended_at is not null and not was_served;

-- All passages that ended within a span, its end excluded, whether their visits are still there or not.
create function ended_legs(of_queues uuid[], since timestamptz, until timestamptz)
    returns table (queue_id uuid, counter_id uuid, agent_id uuid, passage_of bigint, state text, was_served boolean,
        outcome text, entry text, priority text, joined_at timestamptz, ended_at timestamptz, wait integer,
        walk integer, service integer)
    language plpgsql stable rows 2000
as $$
begin
    return query
    select leg.queue_id, leg.counter_id, leg.agent_id, leg.visit, leg.state, leg.was_served, leg.outcome,
        came.channel, came.priority, leg.joined_at, leg.ended_at, leg.wait, leg.walk, leg.service
    from ended_leg leg join visit came on came.id = leg.visit_id
    where leg.was_served and leg.queue_id = any(of_queues) and leg.ended_at >= since and leg.ended_at < until
    union all
    select leg.queue_id, leg.counter_id, leg.agent_id, leg.visit, leg.state, leg.was_served, leg.outcome,
        came.channel, came.priority, leg.joined_at, leg.ended_at, leg.wait, leg.walk, leg.service
    from ended_leg leg join visit came on came.id = leg.visit_id
    where not leg.was_served and leg.queue_id = any(of_queues) and leg.ended_at >= since and leg.ended_at < until
    union all
    select past.queue_id, past.counter_id, one.agent, one.visit, past.state, past.was_served, one.outcome,
        one.entry, one.priority, one.joined_at, one.ended_at, one.wait, one.walk, one.service
    from day_figures past
    cross join lateral unnest(past.visits, past.ended_at, past.waits, past.walks, past.services, past.joined_at,
        past.agents, past.outcomes, past.entries, past.priorities)
        as one (visit, ended_at, wait, walk, service, joined_at, agent, outcome, entry, priority)
    where past.queue_id = any(of_queues) and one.ended_at >= since and one.ended_at < until
      and past.ended_on between (since at time zone 'UTC')::date and (until at time zone 'UTC')::date;
end
$$;
