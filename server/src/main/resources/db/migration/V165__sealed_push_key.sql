-- The private keys of push services are encrypted with the key for secrets, as what organisations enter is. The server
-- does it at its start, because the database does not have that key. Where there is none, they stay as they are.
alter table push_key
    alter column private_key drop not null,
    alter column receipt_key drop not null,
    add column key_id text,
    add column sealed bytea,
    add constraint is_open_or_sealed check (num_nulls(key_id, sealed, private_key, receipt_key) = 2
        and (key_id is null) = (sealed is null) and (private_key is null) = (receipt_key is null));
grant update (private_key, receipt_key, key_id, sealed) on push_key to smartqueue_dispatcher;
