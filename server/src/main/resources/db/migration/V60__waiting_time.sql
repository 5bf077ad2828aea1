-- What an organisation decides about waiting times; without a row the program's defaults hold.
create table waiting_time (
    tenant_id uuid primary key references tenant,
    almost_margin_minutes integer not null check (almost_margin_minutes between 0 and 60),
    publish_accuracy boolean not null
);
call isolate_by_tenant('waiting_time');
grant select, insert, update on waiting_time to smartqueue_app;
