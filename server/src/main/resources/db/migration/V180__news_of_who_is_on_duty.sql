-- An alert to whoever is on duty, like what the staff do, is stopped only by the caps of its own address: a flood of
-- made-up phones causes none, and is when it is needed. For the rest as it was.
create or replace function messages_above_caps(
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
        select id, channel, event, visit_id, recipient, lane, context ? 'own-news' as is_news,
            hashtextextended(recipient, 0) as hash,
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
        is_spared := one.is_news or one.visit_id is not null and (one.event = 'ticket_called' or (
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
