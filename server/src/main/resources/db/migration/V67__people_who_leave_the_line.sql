-- How long people waited in all until they were called or left, and how many left. The defaults are constant, so no row
-- is rewritten.
alter table service_time
    add waited double precision not null default 0 check (waited >= 0),
    add departures double precision not null default 0 check (departures >= 0);
