create table queue (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    site_id uuid not null,
    service_id uuid not null,
    name text not null,
    slug text not null,
    ordering text not null check (ordering in ('fifo', 'priority', 'sla')),
    status text not null check (status in ('active', 'paused', 'closed')),
    capacity integer check (capacity > 0),
    created_at timestamptz not null default now(),
    unique (tenant_id, id),
    unique (tenant_id, site_id, slug),
    foreign key (tenant_id, site_id) references site (tenant_id, id),
    foreign key (tenant_id, service_id) references service (tenant_id, id)
);

create table counter_queue (
    tenant_id uuid not null references tenant,
    counter_id uuid not null,
    queue_id uuid not null,
    primary key (tenant_id, counter_id, queue_id),
    foreign key (tenant_id, counter_id) references counter (tenant_id, id) on delete cascade,
    foreign key (tenant_id, queue_id) references queue (tenant_id, id) on delete cascade
);
create index on counter_queue (tenant_id, queue_id);

-- An agent at a counter, from taking the seat to leaving it.
create table counter_session (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    counter_id uuid not null,
    agent_id uuid not null,
    status text not null check (status in ('available', 'paused')),
    reason text,
    opened_at timestamptz not null,
    closed_at timestamptz,
    foreign key (tenant_id, counter_id) references counter (tenant_id, id),
    foreign key (tenant_id, agent_id) references membership (tenant_id, id)
);
create unique index one_open_session_per_agent on counter_session (tenant_id, agent_id) where closed_at is null;
create unique index one_open_session_per_counter on counter_session (tenant_id, counter_id) where closed_at is null;

create table number_series (
    tenant_id uuid not null references tenant,
    site_id uuid not null,
    series text not null,
    service_day date not null,
    last_sequence integer not null,
    primary key (tenant_id, site_id, series, service_day),
    foreign key (tenant_id, site_id) references site (tenant_id, id)
);

-- A visit is what the customer calls a ticket: one number from the door to the end.
create table visit (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    site_id uuid not null,
    customer_id uuid,
    customer_name text,
    customer_phone text check (customer_phone ~ '^\+[1-9][0-9]{1,14}$'),
    language text not null,
    channel text not null check (channel in ('web', 'app', 'qr', 'whatsapp', 'kiosk', 'ussd', 'api')),
    priority text not null check (priority in ('low', 'normal', 'high', 'vip')),
    series text not null,
    service_day date not null,
    sequence integer not null,
    number text not null,
    public_token text not null unique,
    joined_at timestamptz not null,
    ended_at timestamptz,
    unique (tenant_id, id),
    unique (tenant_id, site_id, series, service_day, sequence),
    foreign key (tenant_id, site_id) references site (tenant_id, id),
    foreign key (tenant_id, customer_id) references customer (tenant_id, id)
);
create index on visit (tenant_id, joined_at desc, id desc);

-- A leg is one passage of a visit in one queue; a transfer ends a leg and opens another.
create table leg (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    visit_id uuid not null,
    passage integer not null,
    queue_id uuid not null,
    state text not null check (state in ('remote', 'waiting', 'called', 'serving', 'on_hold', 'missed',
        'completed', 'no_show', 'cancelled', 'expired', 'transferred')),
    due_at timestamptz not null,
    joined_at timestamptz not null,
    called_at timestamptz,
    started_at timestamptz,
    ended_at timestamptz,
    call_count integer not null default 0,
    agent_id uuid,
    counter_id uuid,
    outcome text,
    unique (tenant_id, id),
    unique (tenant_id, visit_id, passage),
    check (state not in ('called', 'serving') or (agent_id is not null and counter_id is not null)),
    foreign key (tenant_id, visit_id) references visit (tenant_id, id),
    foreign key (tenant_id, queue_id) references queue (tenant_id, id),
    foreign key (tenant_id, agent_id) references membership (tenant_id, id),
    foreign key (tenant_id, counter_id) references counter (tenant_id, id)
);
create index the_calling_order on leg (tenant_id, queue_id, due_at, id) where state = 'waiting';
create unique index one_active_leg_per_agent on leg (tenant_id, agent_id) where state in ('called', 'serving');
-- Without those who wait and those who left, so that no plan prefers it to the calling order.
create index in_progress on leg (tenant_id, queue_id, state)
    where state in ('remote', 'called', 'serving', 'on_hold', 'missed');
create index served_lately on leg (tenant_id, queue_id, ended_at) where state = 'completed';

-- Immutable: the application may add and read. Readers page by (tx, id) below the snapshot's
-- horizon, because an id is taken before its commit and a late committer must not be skipped.
create table ticket_event (
    id bigint generated always as identity primary key,
    tx xid8 not null default pg_current_xact_id(),
    tenant_id uuid not null references tenant,
    visit_id uuid not null,
    leg_id uuid not null,
    queue_id uuid not null,
    number text not null,
    type text not null,
    actor_type text not null check (actor_type in ('staff', 'customer', 'system')),
    actor_id uuid,
    counter_id uuid,
    from_state text,
    to_state text not null,
    reason text,
    at timestamptz not null,
    foreign key (tenant_id, visit_id) references visit (tenant_id, id),
    foreign key (tenant_id, leg_id) references leg (tenant_id, id)
);
create index on ticket_event (tenant_id, tx, id);
create index on ticket_event (tenant_id, visit_id, id);

-- Directory table: an address that a customer holds, and whose it is.
create table public_link (
    token text primary key,
    tenant_id uuid not null references tenant,
    visit_id uuid not null,
    foreign key (tenant_id, visit_id) references visit (tenant_id, id)
);

call isolate_by_tenant('queue');
call isolate_by_tenant('counter_queue');
call isolate_by_tenant('counter_session');
call isolate_by_tenant('number_series');
call isolate_by_tenant('visit');
call isolate_by_tenant('leg');
call isolate_by_tenant('ticket_event');
grant select, insert, update, delete on queue, counter_queue to smartqueue_app;
grant select, insert, update on counter_session, number_series, visit, leg to smartqueue_app;
grant select, insert on ticket_event, public_link to smartqueue_app;
