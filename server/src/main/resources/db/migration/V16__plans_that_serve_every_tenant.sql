-- Asked for as a subquery, the tenant is unknown to the planner, which would else look up how many rows the present
-- tenant has: a plan that PostgreSQL keeps, made for a small organisation, would then be run for a large one.
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
end
$$;

do $$
declare
    isolated text;
begin
    for isolated in
        select tablename from pg_policies where schemaname = current_schema() and policyname = 'tenant_isolation'
    loop
        execute format(
            'alter policy tenant_isolation on %I using (tenant_id = (select current_tenant()))', isolated);
    end loop;
end
$$;
