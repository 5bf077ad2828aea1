-- Since when an agent is available or has paused was written twice: it is the last of the pauses, which begin and end
-- in turn, or the opening of the session. It is read from there now.
create function standing_since(pauses timestamptz[], opened_at timestamptz) returns timestamptz
    language sql immutable
    return coalesce(pauses[cardinality(pauses)], opened_at);

alter table counter_session drop column status_since;
grant select (pauses) on counter_session to smartqueue_dispatcher;
