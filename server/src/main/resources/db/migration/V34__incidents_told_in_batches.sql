-- What is still to be told to everybody in the line of a site, because it was stopped or goes on. The act only leaves
-- a row; the messages follow in batches, each its own transaction, so that no act is long. The row goes with the last
-- of them.
create table incident_telling (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    site_id uuid not null,
    words text not null,
    said_at timestamptz not null,
    told_until uuid,
    foreign key (tenant_id, site_id) references site (tenant_id, id)
);
call isolate_by_tenant('incident_telling');
grant select, insert, update, delete on incident_telling to smartqueue_app;
create policy dispatcher_finds on incident_telling for select to smartqueue_dispatcher using (true);
grant select (id, tenant_id) on incident_telling to smartqueue_dispatcher;
