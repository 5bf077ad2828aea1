-- Codes by which people join a queue from their phone. They belong to no organisation, because the code is what tells
-- which organisation is meant.
create table join_code (
    code text primary key check (code ~ '^[2-9A-HJ-NP-Z]{4,6}$'),
    tenant_id uuid not null references tenant,
    queue_id uuid not null unique,
    foreign key (tenant_id, queue_id) references queue (tenant_id, id) on delete cascade
);
create index on join_code (tenant_id, queue_id);
grant select, insert on join_code to smartqueue_app;

-- Each queue has one, however it is made: five letters and digits without those that are taken for another.
create function give_join_code() returns trigger
    language plpgsql
as $$
declare
    letters constant text := '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
    candidate text;
begin
    loop
        select string_agg(substr(letters, 1 + floor(random() * 32)::integer, 1), '')
        into candidate from generate_series(1, 5);
        insert into join_code (code, tenant_id, queue_id) values (candidate, new.tenant_id, new.id)
        on conflict (code) do nothing;
        exit when found;
    end loop;
    return null;
end
$$;
create trigger give_join_code after insert on queue for each row execute function give_join_code();

do $$
declare
    letters constant text := '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
    candidate text;
    old record;
begin
    -- The owner of the tables sees no row of an organisation otherwise.
    alter table queue no force row level security;
    for old in select id, tenant_id from queue loop
        loop
            select string_agg(substr(letters, 1 + floor(random() * 32)::integer, 1), '')
            into candidate from generate_series(1, 5);
            insert into join_code (code, tenant_id, queue_id) values (candidate, old.tenant_id, old.id)
            on conflict (code) do nothing;
            exit when found;
        end loop;
    end loop;
    alter table queue force row level security;
end
$$;

-- Tickets are taken by SMS too. The rows that are there need no second look.
alter table visit
    drop constraint visit_channel_check,
    add constraint visit_channel_check
        check (channel in ('web', 'app', 'qr', 'whatsapp', 'sms', 'kiosk', 'ussd', 'api')) not valid;

-- What a person said of all messages from our sender: stop, or start again. It belongs to no organisation, because all
-- of them write from the same sender. The address itself is not kept.
create table sender_stop (
    channel text not null,
    address_hash bytea not null,
    is_stopped boolean not null,
    at timestamptz not null,
    provider_id text not null,
    primary key (channel, address_hash)
);
grant select, insert, update on sender_stop to smartqueue_app;

-- Why nothing is sent to an address, null when it may be. What the person said comes first. A start ends every stop
-- before it, in every organisation.
create or replace function suppressed_because(medium text, address text) returns text
    language sql stable parallel safe
as $$
    with said as materialized (
        select is_stopped, at from sender_stop
        where channel = medium and address_hash = sha256(convert_to(address, 'UTF8'))
    )
    select case when exists (select from said where is_stopped) then 'stop' else (
        select reason from suppression
        where channel = medium and recipient = address and (until is null or until > now())
            and not (reason = 'stop' and exists (select from said where at >= since))
        order by reason <> 'stop', since limit 1
    ) end
$$;

-- Which organisations have written to an address, and when last, so that an answer from there finds its organisation.
-- It belongs to none: the address tells which one it is. The address itself is not kept.
create table correspondence (
    channel text not null,
    address_hash bytea not null,
    tenant_id uuid not null references tenant,
    at timestamptz not null,
    primary key (channel, address_hash, tenant_id)
);
create index on correspondence (tenant_id);
create index on correspondence (at);
grant select, insert, update, delete on correspondence to smartqueue_app;

-- The inbound message that a message answers, by the provider's id. Who has just written is answered, whatever they
-- have stopped.
alter table notification add answers text;

-- Every inbound message by the provider's id, so that what the provider repeats counts once. Only those for which no
-- organisation was found keep their words here.
create table inbound_receipt (
    provider_id text primary key,
    id uuid not null unique,
    received_at timestamptz not null,
    channel text not null,
    address_hash bytea not null,
    is_helped boolean not null default false,
    from_address text,
    to_address text,
    body text,
    button text
);
create index on inbound_receipt (address_hash, received_at desc);
create index on inbound_receipt (received_at);
grant select, insert, update, delete on inbound_receipt to smartqueue_app;

create table inbound_message (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    channel text not null,
    from_address text not null,
    to_address text not null,
    body text not null,
    button text,
    provider_id text not null,
    received_at timestamptz not null,
    understood boolean not null,
    visit_id uuid,
    answer_id uuid,
    unique (tenant_id, id)
);
create index on inbound_message (tenant_id, received_at desc, id desc);
create index on inbound_message (tenant_id, visit_id) where visit_id is not null;
call isolate_by_tenant('inbound_message');
grant select, insert on inbound_message to smartqueue_app;
grant delete on inbound_message to smartqueue_archivist;

-- How far a conversation has come: the language of the last words, and the question that is open.
create table conversation (
    tenant_id uuid not null references tenant,
    channel text not null,
    address text not null,
    language text not null,
    asked text,
    at timestamptz not null,
    helped_at timestamptz,
    primary key (tenant_id, channel, address)
);
call isolate_by_tenant('conversation');
grant select, insert, update, delete on conversation to smartqueue_app;
grant delete on conversation to smartqueue_archivist;

-- Tickets that were taken by a message from an address that is no telephone, which visits cannot hold.
create table conversation_ticket (
    tenant_id uuid not null references tenant,
    visit_id uuid not null,
    channel text not null,
    address text not null,
    primary key (tenant_id, visit_id)
);
create index on conversation_ticket (tenant_id, channel, address);
call isolate_by_tenant('conversation_ticket');
grant select, insert on conversation_ticket to smartqueue_app;
grant delete on conversation_ticket to smartqueue_archivist;
