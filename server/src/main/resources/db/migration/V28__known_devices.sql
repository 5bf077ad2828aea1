-- A browser in which somebody signed in to the account. Wrong guesses from elsewhere do not make it wait.
-- It is read before anybody is signed in, so the table has no row-level security.
create table known_device (
    token_hash bytea not null,
    account_id uuid not null references account on delete cascade,
    expires_at timestamptz not null,
    primary key (token_hash, account_id)
);
create index on known_device (account_id);
create index on known_device (expires_at);

grant select, insert, update, delete on known_device to smartqueue_app;
