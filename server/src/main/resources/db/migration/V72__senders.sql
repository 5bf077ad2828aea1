-- The addresses that messages leave from. The figures of pace and parking stand here, so that several servers keep one
-- pace and find out together that a provider refuses us. Two million notifications take the index below some seconds,
-- during which no message can be written; tickets that tell nobody are taken meanwhile.
create table sender (
    id uuid primary key,
    channel text not null,
    address text not null,
    account text not null,
    -- Of segments, or of messages where none are counted. 0 = unlimited. What the operator has set goes before what the
    -- settings say.
    configured_rate numeric(8, 3) not null check (configured_rate >= 0),
    chosen_rate numeric(8, 3) check (chosen_rate >= 0),
    -- When what has left is worth its time, at this rate.
    free_at timestamptz not null default '-infinity',
    parked_since timestamptz,
    parked_code text,
    parked_message text,
    probe_at timestamptz,
    check ((parked_since is null) = (probe_at is null) and (parked_since is null) = (parked_code is null)),
    unique (channel, account, address)
);
grant select, insert, update on sender to smartqueue_app;
grant select, update (free_at, probe_at) on sender to smartqueue_dispatcher;

alter table notification
    add column sender_id uuid,
    add column not_before timestamptz,
    add column fallback_of uuid;
create index fallbacks on notification (fallback_of) where fallback_of is not null;

-- Of each sender lane by lane, and within a lane organisation by organisation.
drop index to_send;
create index to_send on notification (channel, lane, tenant_id, look_at) where status = 'pending';

grant select (sender_id, segments, not_before) on notification to smartqueue_dispatcher;
grant update (sender_id) on notification to smartqueue_dispatcher;
