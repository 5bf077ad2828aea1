-- The channels by which an organisation tells of an event, in order, and how long each is waited for. Who has a plan
-- is told by one channel, and by the next only when that did not reach them.
create table channel_plan (
    tenant_id uuid not null references tenant,
    event text not null,
    channels text[] not null check (cardinality(channels) > 0),
    wait_seconds jsonb not null,
    primary key (tenant_id, event)
);
call isolate_by_tenant('channel_plan');
grant select, insert, update, delete on channel_plan to smartqueue_app;

-- When the next channel is looked for; infinity = only when this one is known to fail, null = there is none, or it was
-- decided.
alter table notification add column next_channel_at timestamptz;
create index next_channels on notification (next_channel_at) where next_channel_at is not null;
grant select (next_channel_at), update (next_channel_at) on notification to smartqueue_dispatcher;
