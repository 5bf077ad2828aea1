-- Since when the agent is available or has paused; of sessions from before this, since they were opened.
alter table counter_session add column status_since timestamptz;

-- From when on an organisation wants to be told of something: everywhere, or at one site. Without a row the program's
-- own limits hold.
create table alert_rule (
    tenant_id uuid not null references tenant,
    site_id uuid,
    kind text not null,
    threshold integer not null check (threshold between 0 and 10000),
    is_active boolean not null,
    tell text not null check (length(tell) <= 254),
    unique nulls not distinct (tenant_id, site_id, kind),
    foreign key (tenant_id, site_id) references site (tenant_id, id) on delete cascade
);
call isolate_by_tenant('alert_rule');
grant select, insert, delete on alert_rule to smartqueue_app;

-- Something is not as it should be, from its beginning to its end. The subject is a queue, a counter, a screen, a
-- sender, a visit or a month. No key refers to it, because an alert stays when its subject is gone.
create table alert (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    kind text not null,
    subject_id text not null,
    subject text not null,
    site_id uuid,
    value integer not null,
    threshold integer not null,
    since timestamptz not null,
    until timestamptz check (until >= since),
    acknowledged_by uuid,
    acknowledged_name text,
    acknowledged_at timestamptz,
    note text not null default '' check (length(note) <= 300),
    check ((acknowledged_at is null) = (acknowledged_name is null))
);
-- However many servers look, it is raised once.
create unique index one_open_alert on alert (tenant_id, kind, subject_id) where until is null;
create index on alert (tenant_id, since desc, id desc);
create index on alert (tenant_id, until) where until is not null;
call isolate_by_tenant('alert');
grant select, insert,
    update (value, threshold, until, acknowledged_by, acknowledged_name, acknowledged_at, note)
    on alert to smartqueue_app;
grant delete on alert to smartqueue_archivist;

-- The limit that holds at a site; null where nobody wants to be told.
create function alert_threshold(of_tenant uuid, of_site uuid, of_kind text, otherwise integer) returns integer
    language sql stable
as $$
    select case when is_active then limits.threshold end
    from (
        select rule.threshold, rule.is_active, case when rule.site_id is null then 2 else 1 end as rank
        from alert_rule rule
        where rule.tenant_id = of_tenant and rule.kind = of_kind and (rule.site_id = of_site or rule.site_id is null)
        union all
        select otherwise, true, 3
    ) limits
    order by rank limit 1
$$;
