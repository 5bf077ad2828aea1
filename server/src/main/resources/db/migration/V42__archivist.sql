-- The role smartqueue_archivist, which exists before the first migration like the two others, reads the rows of every
-- organisation for a backup. Only the owner of the schema may act as it, never the application.
create or replace procedure isolate_by_tenant(isolated regclass)
    language plpgsql
as $$
begin
    execute format('alter table %s enable row level security', isolated);
    execute format('alter table %s force row level security', isolated);
    execute format(
        'create policy tenant_isolation on %s to smartqueue_app
             using (tenant_id = (select current_tenant())) with check (tenant_id = current_tenant())',
        isolated);
    -- Its grants decide what it may do with the rows that it sees.
    execute format('create policy archive on %s to smartqueue_archivist using (true)', isolated);
end
$$;

do $$
declare
    found text;
begin
    for found in
        select tablename from pg_policies where schemaname = current_schema() and policyname = 'tenant_isolation'
    loop
        execute format('create policy archive on %I to smartqueue_archivist using (true)', found);
    end loop;
    for found in
        select relname from pg_class
        where relnamespace = current_schema()::regnamespace and relkind = 'r' and relname <> 'flyway_schema_history'
    loop
        execute format('grant select on %I to smartqueue_archivist', found);
    end loop;
    execute format(
        'alter default privileges in schema %I grant select on tables to smartqueue_archivist', current_schema());
end
$$;
