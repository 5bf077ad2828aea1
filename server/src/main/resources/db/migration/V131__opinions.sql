-- What an organisation asks after a visit. Without a row it asks nothing, as all organisations so far.
create table opinion_settings (
    tenant_id uuid primary key references tenant,
    question text not null check (question in ('rating', 'recommendation', 'none')),
    delay_minutes integer check (delay_minutes between 0 and 2880),
    share_percent integer not null check (share_percent between 0 and 100),
    days_between integer not null check (days_between between 1 and 365),
    agents_named boolean not null
);
call isolate_by_tenant('opinion_settings');
grant select, insert, update on opinion_settings to smartqueue_app;

-- A visit after which the question is asked, and the answer once it is given. Neither the visit nor its site and
-- service are referred to by a key: nothing but retention deletes a visit, and a site or a service with visits stays.
create table opinion (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    visit_id uuid not null,
    question text not null check (question in ('rating', 'recommendation')),
    number text not null,
    site_id uuid not null,
    service_id uuid not null,
    service_day date not null,
    agent_id uuid,
    asked_at timestamptz not null,
    open_until timestamptz not null,
    is_told boolean not null,
    score smallint check (score between 0 and 10 and (question <> 'rating' or score between 1 and 5)),
    comment text not null default '' check (length(comment) <= 2000),
    language text,
    at timestamptz,
    given_by text check (given_by in ('page', 'message', 'kiosk')),
    unique (tenant_id, visit_id),
    check ((score is null) = (at is null) and (at is null) = (given_by is null) and (at is null) = (language is null))
);
create index given_opinions on opinion (tenant_id, at desc, id desc) where at is not null;
create index on opinion (tenant_id, service_day);
create index on opinion (tenant_id, asked_at);
create index comments_to_forget on opinion (tenant_id, asked_at) where comment <> '';
call isolate_by_tenant('opinion');
grant select, insert,
    update (score, comment, language, at, given_by, service_id, agent_id, open_until, is_told)
    on opinion to smartqueue_app;
grant delete, update (comment) on opinion to smartqueue_archivist;

-- Whom an organisation has asked, and when last: nobody is asked again before the days between have passed. The
-- addresses themselves are not kept.
create table asked_address (
    tenant_id uuid not null references tenant,
    address_hash bytea not null,
    visit_id uuid not null,
    asked_at timestamptz not null,
    primary key (tenant_id, address_hash)
);
create index on asked_address (tenant_id, asked_at);
call isolate_by_tenant('asked_address');
grant select, insert, update (visit_id, asked_at) on asked_address to smartqueue_app;
grant delete on asked_address to smartqueue_archivist;

-- What stays of opinions that are deleted: how often each score was given, and, without a score, how many people were
-- asked and gave none. The agent does not stay.
create table opinion_figures (
    tenant_id uuid not null references tenant,
    service_day date not null,
    question text not null,
    site_id uuid not null,
    service_id uuid not null,
    score smallint,
    cases bigint not null,
    unique nulls not distinct (tenant_id, service_day, question, site_id, service_id, score)
);
call isolate_by_tenant('opinion_figures');
grant select on opinion_figures to smartqueue_app;
grant insert, update (cases) on opinion_figures to smartqueue_archivist;

-- How often each score was given, whether the opinions are still there or not.
create view opinion_count with (security_invoker = true) as
select tenant_id, service_day, question, site_id, service_id, agent_id, score, 1::bigint as cases from opinion
union all
select tenant_id, service_day, question, site_id, service_id, null::uuid, score, cases from opinion_figures;
grant select on opinion_count to smartqueue_app;
