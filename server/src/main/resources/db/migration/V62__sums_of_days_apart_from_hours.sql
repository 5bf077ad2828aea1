-- Answers about many days read the sums of days. Those by hour and channel are many more, and have a table of their
-- own.
alter table accuracy_day rename to accuracy_hour;
create table accuracy_day (
    tenant_id uuid not null references tenant,
    day date not null,
    queue_id uuid not null,
    horizon text not null check (horizon in ('0-10', '10-30', '30-60', '60+')),
    method text not null check (method in ('ours', 'earlier', 'last_to_enter', 'queue_length')),
    cases bigint not null,
    visits bigint not null,
    censored bigint not null,
    absolute double precision not null,
    bias double precision not null,
    under bigint not null,
    pinball double precision not null,
    primary key (tenant_id, day, queue_id, horizon, method),
    foreign key (tenant_id, queue_id) references queue (tenant_id, id)
);
create index on accuracy_day (tenant_id, queue_id);
alter table accuracy_hour no force row level security;
insert into accuracy_day
select tenant_id, day, queue_id, horizon, method, sum(cases), sum(visits), sum(censored), sum(absolute), sum(bias),
       sum(under), sum(pinball)
from accuracy_hour
group by tenant_id, day, queue_id, horizon, method;
alter table accuracy_hour force row level security;
call isolate_by_tenant('accuracy_day');
grant select, insert, update (cases, visits, censored, absolute, bias, under, pinball) on accuracy_day
    to smartqueue_app;

-- Those who still wait are counted by queue without looking at each leg.
alter table announcement add queue_id uuid;
alter table announcement no force row level security;
alter table leg no force row level security;
update announcement set queue_id = leg.queue_id from leg where leg.id = announcement.leg_id;
alter table leg force row level security;
alter table announcement force row level security;
alter table announcement alter queue_id set not null;
drop index announcements_to_judge;
create index announcements_to_judge on announcement (tenant_id, queue_id) where outcome is null;
