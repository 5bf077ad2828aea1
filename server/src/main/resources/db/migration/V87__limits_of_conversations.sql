-- A question ends by itself, whatever else is written meanwhile; and what one address takes and is answered in an hour
-- is counted, because a robot that answers a robot never ends.
alter table conversation
    add asked_at timestamptz,
    add hour_since timestamptz,
    add hour_tickets integer not null default 0,
    add hour_answers integer not null default 0;

-- Codes that can be taken neither for a ticket's number, which is a letter and digits, nor for a word, which has no
-- digits: there is a letter after a digit. Codes that exist stay, because they are on posters.
create or replace function give_join_code() returns trigger
    language plpgsql
as $$
declare
    letters constant text := '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
    candidate text;
begin
    loop
        select string_agg(substr(letters, 1 + floor(random() * 32)::integer, 1), '')
        into candidate from generate_series(1, 5);
        continue when candidate !~ '[0-9].*[A-Z]';
        insert into join_code (code, tenant_id, queue_id) values (candidate, new.tenant_id, new.id)
        on conflict (code) do nothing;
        exit when found;
    end loop;
    return null;
end
$$;

-- What somebody wrote goes with the customer.
grant delete on inbound_message to smartqueue_app;
create index on inbound_message (tenant_id, from_address);
