-- What a queue had served before its organisation learned from services is learned afterwards, queue by queue: a fault
-- in one queue's past holds up no other. Services that ended from "until" on are learned as they end. A server that
-- has tried lets the others wait, so that none learns a past twice.
create table learned_past (
    tenant_id uuid not null references tenant,
    queue_id uuid not null,
    until timestamptz not null,
    tried_at timestamptz,
    learned_at timestamptz,
    primary key (tenant_id, queue_id),
    foreign key (tenant_id, queue_id) references queue (tenant_id, id) on delete cascade
);

-- Where anything was learned, the past of all queues was learned with it.
alter table queue no force row level security;
alter table service_time_version no force row level security;
insert into learned_past (tenant_id, queue_id, until, learned_at)
select queue.tenant_id, id, now(), now()
from queue join service_time_version known on known.tenant_id = queue.tenant_id
where known.version > 0;
alter table service_time_version force row level security;
alter table queue force row level security;

call isolate_by_tenant('learned_past');
grant select, insert, update (tried_at, learned_at) on learned_past to smartqueue_app;
