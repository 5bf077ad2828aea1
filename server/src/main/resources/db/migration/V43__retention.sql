-- How many days an organisation keeps what it knows of people; without a row the program's defaults hold.
create table retention (
    tenant_id uuid primary key references tenant,
    visits_days integer not null check (visits_days between 30 and 3650),
    messages_days integer not null check (messages_days between 30 and 3650),
    events_days integer not null check (events_days between 30 and 3650)
);
call isolate_by_tenant('retention');
grant select, insert, update on retention to smartqueue_app;

-- The daily run: the server that moves began_at does it. One row for the installation.
create table retention_run (
    is_only boolean primary key default true check (is_only),
    began_at timestamptz not null,
    finished_at timestamptz,
    ended bigint not null default 0
);
insert into retention_run (began_at) values ('-infinity');
grant insert, update on retention_run to smartqueue_archivist;
grant select on retention_run to smartqueue_app;

-- What has not lost its personal data yet. Building the indexes keeps tickets from being taken: some seconds with
-- two million visits. The columns themselves are added without touching a row.
alter table visit add is_forgotten boolean not null default false;
create index visits_to_forget on visit (tenant_id, ended_at) where not is_forgotten and ended_at is not null;
alter table notification add is_forgotten boolean not null default false;
create index messages_to_forget on notification (tenant_id, created_at) where not is_forgotten;

-- All that the archivist may change. The application may do none of it.
grant update (customer_id, customer_name, customer_phone, consents, priority_reason, form_id, is_forgotten)
    on visit to smartqueue_archivist;
grant update (recipient, subject, body, context, error_message, is_forgotten) on notification to smartqueue_archivist;
grant update (reason) on ticket_event to smartqueue_archivist;
grant delete on ticket_event, counter_event, notification_event, public_link, visit_note, customer, counter_session,
    site_incident, number_series, device, device_key, notice, invitation to smartqueue_archivist;
