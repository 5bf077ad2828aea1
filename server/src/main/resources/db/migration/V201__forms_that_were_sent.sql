-- Where a form led that was acted upon, for its next copy; null while that goes on. Kept for a day.
create table sent_form (
    account_id uuid not null references account on delete cascade,
    name bytea not null,
    begun_at timestamptz not null,
    address text,
    primary key (account_id, name)
);
create index on sent_form (begun_at);

grant select, insert, update, delete on sent_form to smartqueue_app;
