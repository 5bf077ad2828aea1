-- An answer about one channel reads the sums of days too. The sums of hours know every channel of every day since V61.
truncate accuracy_day;
alter table accuracy_day add channel text not null;
alter table accuracy_day drop constraint accuracy_day_pkey1;
alter table accuracy_day add primary key (tenant_id, day, queue_id, horizon, channel, method);
alter table accuracy_hour no force row level security;
alter table accuracy_day no force row level security;
insert into accuracy_day (tenant_id, day, queue_id, horizon, channel, method, cases, visits, censored, absolute, bias,
    under, pinball)
select tenant_id, day, queue_id, horizon, channel, method, sum(cases), sum(visits), sum(censored), sum(absolute),
       sum(bias), sum(under), sum(pinball)
from accuracy_hour
group by tenant_id, day, queue_id, horizon, channel, method;
alter table accuracy_day force row level security;
alter table accuracy_hour force row level security;
