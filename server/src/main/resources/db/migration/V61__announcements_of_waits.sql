-- What people were told about their wait, and what three simpler methods would have said at the same moment. A row is
-- written soon after the ticket's commit. There are no foreign keys, so that writing costs little: retention deletes
-- the rows with their visit.
create table announcement (
    tenant_id uuid not null references tenant,
    visit_id uuid not null,
    leg_id uuid not null,
    announced_at timestamptz not null,
    occasion text not null,
    basis text not null check (basis in ('declared', 'learned', 'both')),
    middle_minutes real not null,
    upper_minutes real not null,
    earlier_minutes real not null,
    last_to_enter_minutes real,
    queue_length_minutes real not null,
    outcome text check (outcome in ('called', 'censored')),
    waited_seconds integer check (waited_seconds >= 0),
    check ((outcome = 'called') = (waited_seconds is not null)),
    primary key (visit_id, leg_id, announced_at)
);
create index announcements_to_judge on announcement (tenant_id, leg_id) where outcome is null;
call isolate_by_tenant('announcement');
grant select, insert, update (outcome, waited_seconds) on announcement to smartqueue_app;
grant delete on announcement to smartqueue_archivist;

-- Sums over the announcements that were judged, by the local day and hour in which they were made. The horizon is that
-- of what people were told, for every method, so that all are compared on the same tickets. Minutes are summed. Visits
-- are the cases that were told when a ticket was taken, of which a visit has one.
create table accuracy_day (
    tenant_id uuid not null references tenant,
    day date not null,
    queue_id uuid not null,
    hour smallint not null check (hour between 0 and 23),
    horizon text not null check (horizon in ('0-10', '10-30', '30-60', '60+')),
    channel text not null,
    method text not null check (method in ('ours', 'earlier', 'last_to_enter', 'queue_length')),
    cases bigint not null,
    visits bigint not null,
    censored bigint not null,
    absolute double precision not null,
    bias double precision not null,
    under bigint not null,
    pinball double precision not null,
    primary key (tenant_id, day, queue_id, hour, horizon, channel, method),
    foreign key (tenant_id, queue_id) references queue (tenant_id, id)
);
create index on accuracy_day (tenant_id, queue_id);
call isolate_by_tenant('accuracy_day');
grant select, insert, update (cases, visits, censored, absolute, bias, under, pinball) on accuracy_day
    to smartqueue_app;
