-- Which organisation had the last turn at a sender with a pace, by lane (the first element is of lane 0), so that all
-- servers go on from there. It names no organisation to anybody: one that is gone is only a place in the order.
alter table sender add column last_turns uuid[] not null default '{}';
grant update (last_turns) on sender to smartqueue_dispatcher;
