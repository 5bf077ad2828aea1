create table site (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    name text not null,
    slug text not null,
    address text not null default '',
    city text not null default '',
    country text not null check (country ~ '^[A-Z]{2}$'),
    zone text not null,
    day_starts_at time not null default '00:00',
    is_active boolean not null default true,
    created_at timestamptz not null default now(),
    unique (tenant_id, id),
    unique (tenant_id, slug)
);

-- The first letter of the code is the letter of the ticket numbers.
create table service (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    name text not null,
    code text not null check (code ~ '^[A-Z]'),
    sla_seconds integer check (sla_seconds > 0),
    expected_minutes integer not null check (expected_minutes > 0),
    is_active boolean not null default true,
    created_at timestamptz not null default now(),
    unique (tenant_id, id),
    unique (tenant_id, code)
);

create table counter (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    site_id uuid not null,
    name text not null,
    is_active boolean not null default true,
    created_at timestamptz not null default now(),
    unique (tenant_id, id),
    unique (tenant_id, site_id, name),
    foreign key (tenant_id, site_id) references site (tenant_id, id)
);

-- Several customers may share one phone.
create table customer (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    first_name text not null,
    last_name text not null default '',
    phone text check (phone ~ '^\+[1-9][0-9]{1,14}$'),
    email text,
    language text not null,
    notify_sms boolean not null default false,
    notify_whatsapp boolean not null default false,
    notify_email boolean not null default false,
    is_active boolean not null default true,
    created_at timestamptz not null default now(),
    unique (tenant_id, id)
);
create index on customer (tenant_id, phone);

call isolate_by_tenant('site');
call isolate_by_tenant('service');
call isolate_by_tenant('counter');
call isolate_by_tenant('customer');
grant select, insert, update, delete on site, service, counter, customer to smartqueue_app;
