-- A screen on the wall or a kiosk: shows the line of one site, with a key in place of somebody signed in.
create table device (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    site_id uuid not null,
    kind text not null check (kind in ('display', 'kiosk')),
    name text not null check (length(name) between 1 and 80),
    -- In this order it speaks; the first of those that have words is what it shows.
    languages text[] not null check (cardinality(languages) between 1 and 5),
    voice boolean not null,
    -- None means all that the site offers.
    service_ids uuid[] not null default '{}',
    created_at timestamptz not null,
    paired_at timestamptz,
    last_seen_at timestamptz,
    revoked_at timestamptz,
    unique (tenant_id, id),
    foreign key (tenant_id, site_id) references site (tenant_id, id)
);
create index on device (tenant_id, created_at desc, id desc) where revoked_at is null;

-- Directory table: a key tells whose device it opens. The key itself is nowhere.
create table device_key (
    key_hash bytea primary key,
    tenant_id uuid not null references tenant,
    device_id uuid not null unique,
    foreign key (tenant_id, device_id) references device (tenant_id, id)
);

-- Directory table: a screen shows a code before anybody knows whose it will be.
create table pairing (
    code_hash bytea primary key,
    secret_hash bytea not null unique,
    address text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    tenant_id uuid references tenant,
    device_id uuid unique,
    foreign key (tenant_id, device_id) references device (tenant_id, id)
);
create index on pairing (address, created_at);
create index on pairing (expires_at);

-- Guesses at codes, by the account that guesses.
create table pairing_guess (
    tenant_id uuid not null references tenant,
    account_id uuid not null references account,
    misses integer not null,
    first_at timestamptz not null,
    primary key (tenant_id, account_id)
);

-- What an organisation tells everybody who waits at a site.
create table notice (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    site_id uuid not null,
    -- By language, such as {"fr": "…"}.
    texts jsonb not null,
    starts_at timestamptz not null,
    ends_at timestamptz,
    created_at timestamptz not null,
    check (ends_at >= starts_at),
    foreign key (tenant_id, site_id) references site (tenant_id, id) on delete cascade
);
create index on notice (tenant_id, site_id, ends_at);

-- Recorded voices, for languages that browsers cannot speak, or for a voice that people know.
create table voice_clip (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    language text not null check (language ~ '^[a-z]{2,3}$'),
    token text not null check (length(token) between 1 and 80),
    type text not null,
    audio bytea not null check (octet_length(audio) between 1 and 204800),
    created_at timestamptz not null,
    unique (tenant_id, language, token)
);

-- Whom a counter called last, whatever has become of the ticket.
create index last_call_of_a_counter on leg (tenant_id, counter_id, called_at desc) where counter_id is not null;

call isolate_by_tenant('device');
call isolate_by_tenant('pairing_guess');
call isolate_by_tenant('notice');
call isolate_by_tenant('voice_clip');
grant select, insert, update on device, pairing_guess to smartqueue_app;
grant select, insert, update, delete on pairing, notice, voice_clip to smartqueue_app;
grant select, insert, delete on device_key to smartqueue_app;
grant delete on pairing_guess to smartqueue_app;
