-- A stop at the sender of the installation counts for all that write from it, and for those that had written from it
-- to this person of late. An organisation's own sender is another one: what is said to the common sender neither stops
-- nor starts what leaves from there.
alter table suppression add column at_own_sender boolean not null default false;
grant update (at_own_sender) on suppression to smartqueue_app;

-- "at" is when the organisation last wrote from the common sender, -infinity if never; this is when from its own.
alter table correspondence add column own_at timestamptz;

create function has_own_sender(medium text) returns boolean
    language sql stable parallel safe
as $$
    select exists (select from sender where tenant_id = current_tenant() and channel = medium and is_used)
$$;

-- Whether the person has ended a stop by a word to the common sender.
create function is_started_again(medium text, address text, stopped_at timestamptz, at_own_sender boolean)
    returns boolean
    language sql stable parallel safe
as $$
    select not (at_own_sender and has_own_sender(medium)) and exists (
        select from sender_stop
        where channel = medium and address_hash = address_hash(address) and not is_stopped and at >= stopped_at)
$$;

create or replace function suppressed_because(medium text, address text) returns text
    language sql stable parallel safe
as $$
    select case when exists (
        select from sender_stop where channel = medium and address_hash = address_hash(address) and is_stopped
    ) and not has_own_sender(medium) then 'stop' else (
        select reason from suppression
        where channel = medium and recipient = address and (until is null or until > now())
            and not (reason = 'stop' and is_started_again(medium, recipient, since, at_own_sender))
        order by reason <> 'stop', since limit 1
    ) end
$$;
