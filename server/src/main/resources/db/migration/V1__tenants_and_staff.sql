-- The roles smartqueue_app and smartqueue_dispatcher exist before the first migration.

-- Policies ask this function, so that a transaction without a tenant is an error, neither all rows nor none.
create function current_tenant() returns uuid
    language plpgsql stable parallel safe
as $$
declare
    chosen text := current_setting('app.tenant_id', true);
begin
    if chosen is null or chosen = '' then
        raise exception 'no tenant is set for this transaction' using errcode = 'insufficient_privilege';
    end if;
    return chosen::uuid;
end
$$;

-- Closes a table to everybody but the application speaking for the row's tenant.
create procedure isolate_by_tenant(isolated regclass)
    language plpgsql
as $$
begin
    execute format('alter table %s enable row level security', isolated);
    execute format('alter table %s force row level security', isolated);
    execute format(
        'create policy tenant_isolation on %s to smartqueue_app
             using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())',
        isolated);
end
$$;

-- Directory tables: they answer "which tenant?" and so belong to none.

create table tenant (
    id uuid primary key,
    slug text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
    name text not null,
    country text not null check (country ~ '^[A-Z]{2}$'),
    zone text not null,
    language text not null,
    is_demo boolean not null default false,
    created_at timestamptz not null default now()
);

create table account (
    id uuid primary key,
    email text not null unique check (email = lower(email)),
    name text not null,
    password_hash text not null,
    must_change_password boolean not null default false,
    is_operator boolean not null default false,
    is_demo boolean not null default false,
    is_active boolean not null default true,
    created_at timestamptz not null default now()
);

create table membership (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    account_id uuid not null references account,
    role text not null check (role in ('admin', 'manager', 'agent')),
    public_name text not null,
    site_ids uuid[] not null default '{}',
    is_active boolean not null default true,
    created_at timestamptz not null default now(),
    unique (tenant_id, account_id),
    unique (tenant_id, id)
);
create index on membership (account_id);

create table access_token (
    token_hash bytea primary key,
    account_id uuid not null references account on delete cascade,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null
);
create index on access_token (account_id);
create index on access_token (expires_at);

create table login_failure (
    subject text primary key,
    failures integer not null,
    last_failed_at timestamptz not null
);

grant select, insert, update on tenant, account, membership to smartqueue_app;
grant select, insert, delete on access_token to smartqueue_app;
grant select, insert, update, delete on login_failure to smartqueue_app;
