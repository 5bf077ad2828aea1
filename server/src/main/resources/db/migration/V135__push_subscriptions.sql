-- Where the browser of a ticket's holder takes notifications. It belongs to the visit: it ends when the visit does, and
-- with it. Whoever knows an endpoint and its keys can send there, so nothing shows them.
create table push_subscription (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    visit_id uuid not null,
    endpoint text not null check (length(endpoint) <= 2048),
    public_key bytea not null check (length(public_key) = 65),
    auth bytea not null check (length(auth) = 16),
    created_at timestamptz not null,
    unique (tenant_id, visit_id)
);
call isolate_by_tenant('push_subscription');
grant select, insert, delete, update (endpoint, public_key, auth, created_at) on push_subscription to smartqueue_app;

-- A visit that is over gets none, also when it ends at the same moment.
create function have_open_visit() returns trigger
    language plpgsql
as $$
begin
    perform from visit where id = new.visit_id and tenant_id = new.tenant_id and ended_at is null for share;
    return case when found then new end;
end
$$;
create trigger have_open_visit before insert on push_subscription for each row execute function have_open_visit();

-- However a visit ends, and however many at once.
create function end_push_subscription() returns trigger
    language plpgsql
as $$
begin
    delete from push_subscription where tenant_id = new.tenant_id and visit_id = new.id;
    return null;
end
$$;
create trigger end_push_subscription after update of ended_at on visit for each row
    when (old.ended_at is null and new.ended_at is not null) execute function end_push_subscription();

-- The keys by which push services know this installation (RFC 8292), and by which we know our own receipts. Made by the
-- first server that starts; all others find the same. The role that acts for organisations cannot read them.
create table push_key (
    is_only boolean primary key default true check (is_only),
    public_key bytea not null,
    private_key bytea not null,
    receipt_key bytea not null,
    made_at timestamptz not null default now()
);
grant select, insert on push_key to smartqueue_dispatcher;
