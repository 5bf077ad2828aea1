-- The groups of a ticket's states, so that no statement lists them. TicketState says the same, and a test compares.
-- PostgreSQL inlines them, so that the condition of a partial index (V3) still follows from them, in a kept plan too.
-- A migration that adds a state replaces the function of its group, the check on leg and the index in_progress.
create function is_in_line(state text) returns boolean
    language sql immutable parallel safe
    return state in ('remote', 'waiting');

create function is_in_hand(state text) returns boolean
    language sql immutable parallel safe
    return state in ('called', 'serving');

create function is_aside(state text) returns boolean
    language sql immutable parallel safe
    return state in ('on_hold', 'missed');
