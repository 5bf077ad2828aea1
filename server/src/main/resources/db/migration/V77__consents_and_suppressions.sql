-- Addresses that an organisation does not write to, with the reason and its proof. There is no foreign key to people:
-- the phone of somebody who is in no register is stopped too, and it stays stopped when a customer is deleted.
create table suppression (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    channel text not null check (channel ~ '^[a-z_]+$'),
    recipient text not null,
    reason text not null check (reason in ('stop', 'invalid', 'not_on_whatsapp', 'bounced', 'by_staff')),
    since timestamptz not null,
    until timestamptz,
    proof text not null,
    unique (tenant_id, id),
    unique (tenant_id, channel, recipient, reason)
);
create index on suppression (tenant_id, since desc, id desc);
call isolate_by_tenant('suppression');
grant select, insert, update (since, until, proof), delete on suppression to smartqueue_app;
grant delete on suppression to smartqueue_archivist;

-- Why nothing is sent to an address, null when it may be. What the person said comes first.
create function suppressed_because(medium text, address text) returns text
    language sql stable parallel safe
as $$
    select reason from suppression
    where channel = medium and recipient = address and (until is null or until > now())
    order by reason <> 'stop', since limit 1
$$;

-- Who agreed to messages, or withdrew it, by which channel, when, how and in which words. Rows are only added. A visit
-- is not referred to by a key, because its rows belong to a module above.
create table consent (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    customer_id uuid,
    visit_id uuid,
    channel text not null check (channel ~ '^[a-z_]+$'),
    given boolean not null,
    at timestamptz not null,
    by_type text not null check (by_type in ('staff', 'customer', 'system')),
    by_id uuid,
    how text not null check (how in ('page', 'counter', 'message', 'api', 'import')),
    words text not null default '',
    foreign key (tenant_id, customer_id) references customer (tenant_id, id) on delete cascade
);
create index on consent (tenant_id, customer_id, at desc, id desc);
create index on consent (tenant_id, at);
call isolate_by_tenant('consent');
grant select, insert on consent to smartqueue_app;
grant delete on consent to smartqueue_archivist;
