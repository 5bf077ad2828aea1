-- What a queue allows: where those who missed their call come back, how often, and after how long one is given up.
alter table queue
    add requeue text not null default 'places' check (requeue in ('rank', 'places')),
    add requeue_places integer not null default 3 check (requeue_places between 1 and 1000),
    add max_returns integer not null default 2 check (max_returns between 0 and 100),
    add max_postponements integer not null default 3 check (max_postponements between 0 and 100),
    add max_recalls integer not null default 3 check (max_recalls between 0 and 100),
    add recall_seconds integer not null default 5 check (recall_seconds between 0 and 600),
    add called_seconds integer check (called_seconds between 10 and 86400),
    add missed_seconds integer not null default 900 check (missed_seconds between 10 and 86400);

-- The queues that are still to come after the present one.
alter table visit add next_queues uuid[] not null default '{}';

-- moved_at is the time of the last event, and no later event is stamped before it.
alter table leg
    add is_current boolean not null default true,
    add moved_at timestamptz,
    add arrived_at timestamptz,
    add missed_at timestamptz,
    add held_at timestamptz,
    add held interval not null default '0',
    add recalls integer not null default 0,
    add recalled_at timestamptz,
    add returns integer not null default 0,
    add postponements integer not null default 0,
    -- The counter or the agent who alone may call it; freed when they leave.
    add reserved_for uuid;
-- The owner sees rows only while the policies are not forced upon it.
alter table leg no force row level security;
update leg set moved_at = coalesce(ended_at, started_at, called_at, joined_at);
alter table leg alter moved_at set not null;
update leg set is_current = false from leg later
    where later.tenant_id = leg.tenant_id and later.visit_id = leg.visit_id and later.passage > leg.passage;
alter table leg force row level security;
create unique index one_current_leg_per_visit on leg (tenant_id, visit_id) where is_current;
create index reserved on leg (tenant_id, reserved_for) where state = 'waiting' and reserved_for is not null;
