-- Why a session ended, when its agent last made a request, and whether only its agent or a manager ends it, as with
-- the sessions that the demo opens.
alter table counter_session
    add closed_because text
        check (closed_because in ('agent', 'sign_out', 'day_ended', 'absent', 'freed')),
    add seen_at timestamptz,
    add is_kept boolean not null default false;
alter table counter_session no force row level security;
update counter_session set is_kept = true
    from tenant where tenant.id = counter_session.tenant_id and tenant.is_demo and closed_at is null;
alter table counter_session force row level security;

-- Counters open and close. Live streams read these rows together with those of ticket_event, in one order by
-- (tx, id): so that no two rows are equal in it, both tables draw their ids from one sequence.
create table counter_event (
    id bigint primary key default nextval('ticket_event_id_seq'),
    tx xid8 not null default pg_current_xact_id(),
    tenant_id uuid not null references tenant,
    counter_id uuid not null,
    agent_id uuid not null,
    type text not null check (type in ('opened', 'closed')),
    because text not null check (because in ('agent', 'sign_out', 'day_ended', 'absent', 'freed')),
    -- What a manager said who freed the counter.
    words text,
    actor_id uuid,
    -- The queues that the counter served then.
    queue_ids uuid[] not null,
    at timestamptz not null,
    foreign key (tenant_id, counter_id) references counter (tenant_id, id),
    foreign key (tenant_id, agent_id) references membership (tenant_id, id)
);
create index on counter_event (tenant_id, tx, id);
create index on counter_event (tenant_id, counter_id, id desc);
call isolate_by_tenant('counter_event');
grant select, insert on counter_event to smartqueue_app;
grant usage on sequence ticket_event_id_seq to smartqueue_app;
