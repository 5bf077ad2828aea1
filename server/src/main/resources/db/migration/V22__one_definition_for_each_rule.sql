-- Each rule that several statements follow stands here once. Views show the rows of the current organisation only:
-- they read with the rights and under the policies of the role that asks. SQL functions are declared so that the
-- planner puts their text in place of the call.

-- Whether somebody with these skills may serve a queue that asks for one; null asks for none.
create function has_skill(wanted text, skills text[]) returns boolean
    language sql immutable parallel safe
as $$
    select wanted is null or wanted = any(skills)
$$;

-- Null when nothing is known of the name.
create function full_name(first_name text, last_name text) returns text
    language sql stable parallel safe
as $$
    select nullif(trim(concat_ws(' ', first_name, last_name)), '')
$$;

-- The queues that an agent at an open counter can serve, also while the counter is paused. An agent may have chosen
-- one of them to call from; the choice counts for nothing once the counter no longer serves that queue, or the agent
-- lacks the skill for it.
create view served_queue with (security_invoker = true) as
select session.counter_id, session.agent_id, session.status, served.queue_id, served.head_start_minutes,
       coalesce(session.only_queue = served.queue_id, false) as is_only,
       session.only_queue is null or session.only_queue = served.queue_id or not exists (
           select from counter_queue chosen join queue on queue.id = chosen.queue_id
           where chosen.counter_id = session.counter_id and chosen.queue_id = session.only_queue
             and has_skill(queue.skill, agent.skills)
       ) as is_chosen
from counter_session session
join membership agent on agent.id = session.agent_id
join counter_queue served on served.counter_id = session.counter_id
join queue on queue.id = served.queue_id
where session.closed_at is null and has_skill(queue.skill, agent.skills);

-- The counters that call from a queue now.
create view calling_counter with (security_invoker = true) as
select counter_id, agent_id, queue_id, head_start_minutes
from served_queue where status = 'available' and is_chosen;

-- While a site has one, its line stands still: nobody is called, and no time limit runs.
create view open_incident with (security_invoker = true) as
select id, site_id, note, began_at from site_incident where ended_at is null;

-- Those that lasted at a moment.
create function incidents_at(of_site uuid, moment timestamptz) returns table (incident_id uuid)
    language sql stable
as $$
    select id from site_incident
    where site_id = of_site and began_at <= moment and (ended_at is null or ended_at > moment)
$$;

-- When the line of a site was stopped, if it is; and when it went on after the last incident that has ended, from
-- which its time limits run anew.
create function line_clock(of_site uuid) returns table (stopped_at timestamptz, note text, went_on_at timestamptz)
    language sql stable
as $$
    select max(began_at) filter (where ended_at is null), max(incident.note) filter (where ended_at is null),
           max(ended_at)
    from site_incident incident where site_id = of_site
$$;

-- The opening hours of a service at a site by the local clock: its own, else those of the site. None means round the
-- clock. Which instants they are is not computed here, because the rules of time zones of PostgreSQL may differ from
-- those of the program.
create function weekly_hours(of_site uuid, of_service uuid)
    returns table (weekday integer, opens time, closes time)
    language sql stable
as $$
    select line.weekday, line.opens, line.closes from opening_hours line
    where line.site_id = of_site and line.service_id is not distinct from (
        select own.service_id from opening_hours own
        where own.site_id = of_site and own.service_id = of_service limit 1
    )
$$;

-- A service that was closed, after which the visit went on to a next queue where nobody was called yet.
create view undone_step with (security_invoker = true) as
select next.id as next_leg, step.id as leg_id, step.agent_id, step.ended_at
from leg next
join leg step on step.visit_id = next.visit_id and step.ended_at = next.joined_at
where next.is_current and next.state = 'waiting' and next.call_count = 0 and step.state = 'completed';

grant select on served_queue, calling_counter, open_incident, undone_step to smartqueue_app;

create or replace function counters_open(of_queue uuid) returns integer
    language plpgsql stable
as $$
begin
    return (select count(*) from calling_counter where queue_id = of_queue);
end
$$;

create or replace function called_alongside(of_queue uuid, by_whom uuid)
    returns table (queue_id uuid, later interval, share double precision, minutes integer)
    language plpgsql stable rows 5
as $$
begin
    return query
    with calls as materialized (
        select calling.queue_id as called, counter_id, agent_id, head_start_minutes
        from counter join calling_counter calling on calling.counter_id = counter.id
        where counter.site_id = (select site_id from queue where id = of_queue)
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
