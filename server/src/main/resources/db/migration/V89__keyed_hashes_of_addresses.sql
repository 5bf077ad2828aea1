-- There are so few telephone numbers that whoever reads a plain hash of one finds the number by trying all of them. So
-- hashes of addresses are made with a key of the installation (HMAC, RFC 2104), of which the two padded forms are kept.
-- The server's login may use the key and not read it. It lies in the same database and in its backups: who has all of
-- that has the numbers too.
create table address_key (
    is_only boolean primary key default true check (is_only),
    inner_pad bytea not null,
    outer_pad bytea not null
);
grant select on address_key to smartqueue_archivist;

do $$
declare
    key constant bytea := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
        || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
    inner_key bytea := key;
    outer_key bytea := key;
begin
    for n in 0..63 loop
        inner_key := set_byte(inner_key, n, get_byte(key, n) # 54);
        outer_key := set_byte(outer_key, n, get_byte(key, n) # 92);
    end loop;
    insert into address_key (inner_pad, outer_pad) values (inner_key, outer_key);
end
$$;

-- Of the plain hash, so that those that are kept already can be replaced.
create function keyed_hash(plain bytea) returns bytea
    language sql stable parallel safe security definer set search_path from current
as $$
    select sha256(outer_pad || sha256(inner_pad || plain)) from address_key
$$;

create function address_hash(address text) returns bytea
    language sql stable parallel safe
    return keyed_hash(sha256(convert_to(address, 'UTF8')));

update sender_stop set address_hash = keyed_hash(address_hash);
update correspondence set address_hash = keyed_hash(address_hash);
update inbound_receipt set address_hash = keyed_hash(address_hash);

create or replace function suppressed_because(medium text, address text) returns text
    language sql stable parallel safe
as $$
    with said as materialized (
        select is_stopped, at from sender_stop
        where channel = medium and address_hash = address_hash(address)
    )
    select case when exists (select from said where is_stopped) then 'stop' else (
        select reason from suppression
        where channel = medium and recipient = address and (until is null or until > now())
            and not (reason = 'stop' and exists (select from said where at >= since))
        order by reason <> 'stop', since limit 1
    ) end
$$;
