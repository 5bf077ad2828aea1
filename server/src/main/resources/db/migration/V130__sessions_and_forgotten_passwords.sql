-- A session can be named and ended. Sessions of before get a name too; there are few, and they live for 16 hours.
alter table access_token
    add id uuid not null default gen_random_uuid(),
    add client text not null default '' check (length(client) <= 60);
alter table access_token alter id drop default;
create unique index on access_token (id);

-- Letters that let the owner of an address choose another password. The secret is stored as its hash alone.
create table password_reset (
    token_hash bytea primary key,
    account_id uuid not null references account on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    spent_at timestamptz
);
create index on password_reset (account_id, created_at);
create index on password_reset (expires_at);

grant select, insert, update, delete on password_reset to smartqueue_app;
