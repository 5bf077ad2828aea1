-- What becomes of those who still wait when the day ends: their tickets expire, or keep their rank for the next day.
alter table site add end_of_day text not null default 'expire' check (end_of_day in ('expire', 'keep'));

-- While one is open nobody is called at the site, and no time limit runs.
create table site_incident (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    site_id uuid not null,
    note text not null,
    began_at timestamptz not null,
    began_by uuid,
    ended_at timestamptz,
    ended_by uuid,
    check (ended_at >= began_at),
    foreign key (tenant_id, site_id) references site (tenant_id, id),
    foreign key (tenant_id, began_by) references membership (tenant_id, id),
    foreign key (tenant_id, ended_by) references membership (tenant_id, id)
);
create unique index one_open_incident_per_site on site_incident (tenant_id, site_id) where ended_at is null;
create index on site_incident (tenant_id, site_id, began_at desc);
call isolate_by_tenant('site_incident');
grant select, insert, update on site_incident to smartqueue_app;
