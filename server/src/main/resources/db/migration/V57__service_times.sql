-- What was learned about the time that services take, as sums in which older services count less: for each site,
-- service and hour of the site's local day. Servers keep the rows in memory; each change writes them with a new
-- version, and the row that counts the versions is locked meanwhile, so that what is read beyond one is complete.
create table service_time_version (
    tenant_id uuid primary key references tenant,
    version bigint not null
);
create table service_time (
    tenant_id uuid not null references tenant,
    site_id uuid not null,
    service_id uuid not null,
    hour smallint not null check (hour between 0 and 23),
    weight double precision not null check (weight >= 0),
    seconds double precision not null,
    squares double precision not null,
    logs double precision not null,
    log_squares double precision not null,
    changeovers double precision not null,
    absences double precision not null,
    cases bigint not null,
    latest timestamptz not null,
    version bigint not null,
    primary key (tenant_id, site_id, service_id, hour),
    foreign key (tenant_id, site_id) references site (tenant_id, id) on delete cascade,
    foreign key (tenant_id, service_id) references service (tenant_id, id) on delete cascade
);
create index on service_time (tenant_id, version);
create index on service_time (tenant_id, service_id);
call isolate_by_tenant('service_time_version');
call isolate_by_tenant('service_time');
grant select, insert, update on service_time_version, service_time to smartqueue_app;
