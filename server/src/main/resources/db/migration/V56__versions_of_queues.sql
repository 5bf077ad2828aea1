-- How often that has changed which holds when a ticket is taken: the queue itself, its site, its service, the opening
-- hours and the incidents. Servers keep these in memory, and a statement that locks the queue returns the version, so
-- that no ticket is taken by what held before.
alter table queue add version bigint not null default 0;

create function next_version() returns trigger
    language plpgsql
as $$
begin
    new.version := old.version + 1;
    return new;
end
$$;
create trigger next_version before update on queue for each row execute function next_version();

-- The arguments are the column of queue and the column of the changed row that is compared with it.
create function renew_queues() returns trigger
    language plpgsql
as $$
declare
    changed jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
begin
    execute format('update queue set version = version where %I = $1', tg_argv[0])
        using (changed ->> tg_argv[1])::uuid;
    return null;
end
$$;
create trigger renew_queues after update on site
    for each row execute function renew_queues('site_id', 'id');
create trigger renew_queues after update on service
    for each row execute function renew_queues('service_id', 'id');
create trigger renew_queues after insert or update or delete on opening_hours
    for each row execute function renew_queues('site_id', 'site_id');
create trigger renew_queues after insert or update or delete on closed_day
    for each row execute function renew_queues('site_id', 'site_id');
-- Only incidents that have ended are deleted.
create trigger renew_queues after insert or update on site_incident
    for each row execute function renew_queues('site_id', 'site_id');

-- The number so many after the last one, without those that are skipped.
create function number_after(last integer, skipped integer[], people integer) returns integer
    language plpgsql immutable
as $$
begin
    if skipped = '{}' then
        return last + people;
    end if;
    return (
        select number from generate_series(last + 1, last + people + cardinality(skipped)) number
        where number <> all(skipped)
        order by number
        limit 1 offset people - 1
    );
end
$$;
drop function next_number(integer, integer[]);

-- Servers find the places of a whole line in memory now. What is ahead of one ticket is still defined by ahead_of.
drop function ahead_in(uuid, timestamptz);
