-- How many tickets strangers have taken, for all servers together: by device, address, network, phone and organisation.
-- The subject begins with the organisation. Old counts of all organisations are removed at once, so the table has no
-- row-level security. Phones are stored as hashes.
create table taking_count (
    subject text primary key,
    since timestamptz not null,
    taken integer not null
);
create index on taking_count (since);

grant select, insert, update, delete on taking_count to smartqueue_app;

-- Countries whose phones a public form accepts beside the organisation's own, ISO 3166-1 alpha-2.
alter table tenant add message_countries text[] not null default '{}';
