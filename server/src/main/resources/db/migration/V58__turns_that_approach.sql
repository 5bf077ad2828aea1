-- How far away the customer is, and since when they have been told that their turn approaches: never twice for a leg.
-- Who was told a short wait when they joined has the instant of joining there. The defaults are constant, so no row is
-- rewritten.
alter table leg
    add travel_minutes smallint not null default 0 check (travel_minutes between 0 and 240),
    add almost_at timestamptz;

-- What was said when a turn approached.
alter table ticket_event
    add low_minutes integer,
    add high_minutes integer;
