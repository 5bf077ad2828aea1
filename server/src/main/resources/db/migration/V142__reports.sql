-- What reports read instead of the line: the passages of a queue that ended on a day in UTC, one after the other in few
-- bytes each (see PassageList). The day in UTC only finds the rows; which service day a passage belongs to is decided
-- by its instants, when somebody asks. All can be made anew from ended_legs.
create table passage_day (
    tenant_id uuid not null references tenant,
    queue_id uuid not null,
    day date not null,
    -- Whether somebody joined the queue before that day.
    is_long boolean not null,
    -- Who is in the bytes, for filters.
    counters uuid[] not null,
    agents uuid[] not null,
    passages bytea not null,
    primary key (tenant_id, queue_id, day),
    foreign key (tenant_id, queue_id) references queue (tenant_id, id)
);
-- Few bytes, read by the thousand: not worth their compression.
alter table passage_day alter passages set storage external;
create index long_passages on passage_day (tenant_id, day) where is_long;
call isolate_by_tenant('passage_day');
grant select, insert, update, delete on passage_day to smartqueue_app;

-- When agents were at counters on a day in UTC: seconds of that day, in pairs of a beginning and an end.
create table presence_day (
    tenant_id uuid not null references tenant,
    counter_id uuid not null,
    day date not null,
    agent_id uuid not null,
    open integer[] not null,
    paused integer[] not null,
    primary key (tenant_id, counter_id, day, agent_id),
    foreign key (tenant_id, counter_id) references counter (tenant_id, id)
);
call isolate_by_tenant('presence_day');
grant select, insert, update, delete on presence_day to smartqueue_app;

-- The first day in UTC that is not in the two tables yet.
create table report_progress (
    tenant_id uuid primary key references tenant,
    next_day date
);
call isolate_by_tenant('report_progress');
grant select, insert, update on report_progress to smartqueue_app;

-- Whether reports name agents; they do not where an organisation has chosen nothing.
create table report_settings (
    tenant_id uuid primary key references tenant,
    agents_named boolean not null
);
call isolate_by_tenant('report_settings');
grant select, insert, update on report_settings to smartqueue_app;
