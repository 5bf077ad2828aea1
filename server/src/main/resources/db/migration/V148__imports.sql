-- A table of sites, services and so on that somebody handed over, and what came of it. Its lines are made in one
-- transaction with its end, so that a server that dies leaves it as it was and another one begins it again.
create table import_run (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    kind text not null check (kind in ('sites', 'services', 'queues', 'counters', 'staff', 'customers')),
    is_dry_run boolean not null,
    state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
    attempts smallint not null default 0,
    -- As it was handed over, until it has ended.
    content bytea check (length(content) <= 1048576),
    lines integer not null default 0,
    created integer not null default 0,
    errors jsonb not null default '[]',
    actor_id uuid,
    created_at timestamptz not null,
    ended_at timestamptz,
    unique (tenant_id, id)
);
create index on import_run (tenant_id, created_at);
create index unfinished_imports on import_run (tenant_id, created_at) where state in ('waiting', 'running');
call isolate_by_tenant('import_run');
grant select, insert, update (state, attempts, content, lines, created, errors, ended_at) on import_run
    to smartqueue_app;
grant delete on import_run to smartqueue_archivist;
-- The watch asks once for all organisations in which of them an import waits.
create policy dispatcher_finds on import_run for select to smartqueue_dispatcher
    using (state in ('waiting', 'running'));
grant select (tenant_id, state) on import_run to smartqueue_dispatcher;
