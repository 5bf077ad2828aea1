-- A change of many rows, such as the opening hours of a week, raised the version of each queue of the site once for each
-- row. Once in a transaction is enough, because nobody else sees a version before the commit. Whether the row of a queue
-- was written by this transaction says its xmin; in a subtransaction that differs, and the version is raised again.
create or replace function renew_queues() returns trigger
    language plpgsql
as $$
declare
    changed jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
begin
    execute format('update queue set version = version where %I = $1 and xmin <> pg_current_xact_id()::xid', tg_argv[0])
        using (changed ->> tg_argv[1])::uuid;
    return null;
end
$$;
