-- When a site is open, for all its services or, instead, for one. Without any line it is open round the clock.
-- A time span that ends at midnight ends at 00:00; one that goes beyond has a line for each day.
create table opening_hours (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    site_id uuid not null,
    service_id uuid,
    weekday integer not null check (weekday between 1 and 7),
    opens time not null,
    closes time not null,
    check (opens < closes or closes = '00:00'),
    foreign key (tenant_id, site_id) references site (tenant_id, id) on delete cascade,
    foreign key (tenant_id, service_id) references service (tenant_id, id) on delete cascade
);
create index on opening_hours (tenant_id, site_id);

-- A day on which a site, or one of its services, stays closed whatever its hours are.
create table closed_day (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    site_id uuid not null,
    service_id uuid,
    day date not null,
    name text not null default '',
    foreign key (tenant_id, site_id) references site (tenant_id, id) on delete cascade,
    foreign key (tenant_id, service_id) references service (tenant_id, id) on delete cascade
);
create index on closed_day (tenant_id, site_id, day);
call isolate_by_tenant('opening_hours');
call isolate_by_tenant('closed_day');
grant select, insert, delete on opening_hours, closed_day to smartqueue_app;

-- The spans in which a service is open at a site on one day, by the site's own clock.
create function open_spans(site uuid, service uuid, zone text, day date)
    returns table (begins timestamptz, ends timestamptz)
    language sql stable
as $$
    select (day + opens) at time zone zone,
           (day + closes + case when closes = '00:00' then interval '1 day' else '0' end) at time zone zone
    from opening_hours line
    where line.site_id = site and weekday = extract(isodow from day)
      and line.service_id is not distinct from (
          select own.service_id from opening_hours own where own.site_id = site and own.service_id = service limit 1
      )
      and not exists (
          select from closed_day where closed_day.site_id = site and closed_day.day = open_spans.day
            and (closed_day.service_id is null or closed_day.service_id = service)
      )
$$;

create function is_open(site uuid, service uuid, zone text, moment timestamptz) returns boolean
    language sql stable
as $$
    select case
        when exists (
            select from opening_hours line
            where line.site_id = site and (line.service_id is null or line.service_id = service)
        ) then exists (
            select from open_spans(site, service, zone, (moment at time zone zone)::date)
            where moment >= begins and moment < ends
        )
        else not exists (
            select from closed_day where closed_day.site_id = site and day = (moment at time zone zone)::date
              and (closed_day.service_id is null or closed_day.service_id = service)
        )
    end
$$;

-- One ticket at a time for each phone and service.
alter table service add one_ticket_per_phone boolean not null default false;
create index in_line_by_phone on visit (tenant_id, customer_phone) where ended_at is null;
create index in_line_by_customer on visit (tenant_id, customer_id) where ended_at is null;

-- Why somebody goes before others.
alter table visit add priority_reason text;
