-- Quiet hours, caps and usefulness, as the organisation set them; what is missing keeps its default. Adding the column
-- rewrites nothing. Organisations that exist keep what the public form was limited to until now, for all messages, and
-- no cap on the total; those of the demo have no caps.
alter table tenant add message_rules jsonb not null default '{}';
update tenant
set message_rules = '{"caps": {"recipient_hour": 20, "recipient_day": 60, "new_recipients_hour": 600}}'
where not is_demo;

-- The messages that count for a cap, of organisations that have one: so a row is written for each message that leaves
-- and for none that is suppressed. The recipient is a hash; a prefix has 10,000 numbers. Retention deletes the rows
-- after a day, which is the longest that a cap looks back. There are no foreign keys, so that writing locks nothing.
create table counted_message (
    notification_id uuid primary key,
    tenant_id uuid not null,
    recipient bigint not null,
    prefix text,
    is_new boolean not null,
    at timestamptz not null
);
create index on counted_message (tenant_id, at);
create index on counted_message (tenant_id, recipient, at);
create index on counted_message (tenant_id, prefix, at) where prefix is not null;
create index new_recipients on counted_message (tenant_id, at) where is_new;
call isolate_by_tenant('counted_message');
grant select, insert on counted_message to smartqueue_app;
grant delete on counted_message to smartqueue_archivist;

-- How many messages of the last hour count, and how many of them went to new recipients, no more than what is asked for:
-- so it reads few rows however many there are.
create function messages_counted(most integer) returns integer
    language sql volatile
as $$
    select count(*)::integer from (
        select from counted_message where at > clock_timestamp() - interval '1 hour' limit coalesce(most, 0)
    ) as lately
$$;

create function recipients_counted(most integer) returns integer
    language sql volatile
as $$
    select count(*)::integer from (
        select from counted_message where is_new and at > clock_timestamp() - interval '1 hour' limit coalesce(most, 0)
    ) as lately
$$;

-- A fifth of the organisation's cap is kept for calls, so that a flood of new tickets silences nobody at the counter.
create function cap_of_lane(organisation_hour integer, lane integer) returns integer
    language sql immutable
    return case when lane = 0 then organisation_hour else organisation_hour - organisation_hour / 5 end;

-- The waiting messages among those written that are above a cap, with the code; the others are counted. Null is no
-- cap. It is the last step of the transaction, so what it locks is held for the commit alone, and always in the same
-- order: first the prefixes, so that two messages to the same numbers are counted one after the other; then, only where
-- a cap of the whole organisation is so near that messages of others who commit at this moment may reach it, the
-- organisation.
--
-- A call is an act of the staff, and so is a ticket that they take: a flood of made-up phones causes neither, so it is
-- not to silence them. They count, and only the caps of their own address stop them.
create function messages_above_caps(
    written uuid[], recipient_hour integer, recipient_day integer, organisation_hour integer,
    new_recipients_hour integer, prefix_hour integer)
    returns table (refused uuid, refused_code text)
    language plpgsql
as $$
declare
    near constant integer := 200 + cardinality(written);
    one record;
    sent integer;
    fresh integer;
    to_recipient record;
    to_prefix integer;
    is_fresh boolean;
    is_spared boolean;
    verdict text;
    admitted text[] := '{}';
begin
    perform pg_advisory_xact_lock(key) from (
        select distinct hashtextextended('messages to ' || current_tenant() || ' '
            || case when recipient ~ '^\+[0-9]{7,}$' then left(recipient, -4) else recipient end, 0) as key
        from notification where id = any(written) and status = 'pending' order by key
    ) as locks;
    sent := messages_counted(organisation_hour);
    fresh := recipients_counted(new_recipients_hour);
    if sent between organisation_hour - near and organisation_hour - 1
        or fresh between new_recipients_hour - near and new_recipients_hour - 1 then
        perform pg_advisory_xact_lock(hashtextextended('messages of ' || current_tenant(), 0));
        sent := messages_counted(organisation_hour);
        fresh := recipients_counted(new_recipients_hour);
    end if;
    for one in
        select id, channel, event, visit_id, recipient, lane, hashtextextended(recipient, 0) as hash,
            case when recipient ~ '^\+[0-9]{7,}$' then left(recipient, -4) end as prefix
        from notification where id = any(written) and status = 'pending'
        order by lane, id
    loop
        select count(*) filter (where at > clock_timestamp() - interval '1 hour') as hour, count(*) as day
            into to_recipient
            from counted_message
            where recipient = one.hash and at > clock_timestamp() - interval '1 day';
        select count(*) into to_prefix from (
            select from counted_message
            where prefix = one.prefix and at > clock_timestamp() - interval '1 hour'
            limit coalesce(prefix_hour, 0)
        ) as lately;
        is_fresh := one.channel <> 'email' and one.recipient <> all(admitted)
            and not exists (
                select from notification as before
                where before.recipient = one.recipient and before.status <> 'suppressed'
                    and before.id <> all(written))
            and not exists (select from customer where phone = one.recipient);
        is_spared := one.visit_id is not null and (one.event = 'ticket_called' or (
            select actor_type from ticket_event where visit_id = one.visit_id order by id limit 1) = 'staff');
        verdict := case
            when to_recipient.hour >= recipient_hour or to_recipient.day >= recipient_day then 'cap_recipient'
            when is_spared then null
            when to_prefix >= prefix_hour then 'cap_prefix'
            when sent >= cap_of_lane(organisation_hour, one.lane) or is_fresh and fresh >= new_recipients_hour
                then 'cap_organisation'
        end;
        if verdict is null then
            insert into counted_message (notification_id, tenant_id, recipient, prefix, is_new, at)
            values (one.id, current_tenant(), one.hash, one.prefix, is_fresh, clock_timestamp());
            sent := sent + 1;
            fresh := fresh + is_fresh::integer;
            admitted := admitted || one.recipient;
        else
            refused := one.id;
            refused_code := verdict;
            return next;
        end if;
    end loop;
end
$$;
