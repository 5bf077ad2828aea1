-- What stays of the legs of visits that are deleted: those of a queue that ended in the same way at the same counter on
-- the same day in UTC, one place in each list for each leg. Mean, percentile and distinct count of any span can be
-- computed from the lists as from the rows. The day in UTC only finds the rows:
-- which service day a leg belongs to is decided by the instant of its end, as for legs that are still there.
create table day_figures (
    tenant_id uuid not null references tenant,
    queue_id uuid not null,
    counter_id uuid,
    state text not null,
    was_served boolean not null,
    ended_on date not null,
    visits bigint[] not null,
    ended_at timestamptz[] not null,
    waits integer[] not null,
    walks integer[] not null,
    services integer[] not null,
    joined_at timestamptz[] not null,
    agents uuid[] not null,
    outcomes text[] not null,
    entries text[] not null,
    priorities text[] not null,
    unique nulls not distinct (tenant_id, queue_id, ended_on, counter_id, state, was_served),
    foreign key (tenant_id, queue_id) references queue (tenant_id, id),
    foreign key (tenant_id, counter_id) references counter (tenant_id, id)
);
create index on day_figures (tenant_id, counter_id) where counter_id is not null;
call isolate_by_tenant('day_figures');
grant select on day_figures to smartqueue_app;

-- The services that ended within a span, both ends included, whether their visits are still there or not.
create function served_legs(of_queues uuid[], since timestamptz, until timestamptz)
    returns table (queue_id uuid, counter_id uuid, visit bigint, state text, ended_at timestamptz,
        wait integer, walk integer, service integer)
    language plpgsql stable rows 500
as $$
begin
    return query
    select leg.queue_id, leg.counter_id, leg.visit, leg.state, leg.ended_at, leg.wait, leg.walk, leg.service
    from ended_leg leg
    where leg.was_served and leg.queue_id = any(of_queues) and leg.ended_at between since and until
    union all
    select past.queue_id, past.counter_id, one.visit, past.state, one.ended_at, one.wait, one.walk, one.service
    from day_figures past
    cross join lateral unnest(past.visits, past.ended_at, past.waits, past.walks, past.services)
        as one (visit, ended_at, wait, walk, service)
    where past.was_served and past.queue_id = any(of_queues) and one.ended_at between since and until
      and past.ended_on between (since at time zone 'UTC')::date and (until at time zone 'UTC')::date;
end
$$;

-- What stays of messages that are deleted, by the day in UTC on which they were made.
create table message_figures (
    tenant_id uuid not null references tenant,
    queue_id uuid,
    created_on date not null,
    channel text not null,
    event text not null,
    status text not null,
    error_code text,
    messages bigint not null,
    segments bigint not null,
    cost numeric(16, 5),
    unique nulls not distinct (tenant_id, created_on, queue_id, channel, event, status, error_code),
    foreign key (tenant_id, queue_id) references queue (tenant_id, id)
);
create index on message_figures (tenant_id, queue_id) where queue_id is not null;
call isolate_by_tenant('message_figures');
grant select on message_figures to smartqueue_app;
grant insert, update (messages, segments, cost) on message_figures to smartqueue_archivist;

-- What the archivist does to make figures of rows.
grant insert, update (visits, ended_at, waits, walks, services, joined_at, agents, outcomes, entries, priorities)
    on day_figures to smartqueue_archivist;
grant delete on visit, leg, notification to smartqueue_archivist;

-- The history and the public link are written in the statement that writes their visit, and nothing but retention
-- deletes a visit. To check these two keys when it does would take an index on each, which every ticket would pay for.
alter table ticket_event drop constraint ticket_event_tenant_id_leg_id_fkey;
alter table public_link drop constraint public_link_tenant_id_visit_id_fkey;

-- A message or a note that was added later than the visit ended does not keep the visit. Not validated, because all
-- rows have obeyed the same keys so far: so nothing is looked through, and the locks last for milliseconds.
alter table notification
    drop constraint notification_tenant_id_visit_id_fkey,
    drop constraint notification_tenant_id_leg_id_fkey,
    add constraint notification_visit_fkey foreign key (tenant_id, visit_id) references visit (tenant_id, id)
        on delete set null (visit_id) not valid,
    add constraint notification_leg_fkey foreign key (tenant_id, leg_id) references leg (tenant_id, id)
        on delete set null (leg_id) not valid;
alter table visit_note
    drop constraint visit_note_tenant_id_visit_id_fkey,
    add constraint visit_note_visit_fkey foreign key (tenant_id, visit_id) references visit (tenant_id, id)
        on delete cascade not valid;
