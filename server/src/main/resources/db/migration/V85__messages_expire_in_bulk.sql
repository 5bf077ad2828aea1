-- What waits and is no longer useful ends by a statement over all organisations.
alter policy dispatcher_parks on notification_event with check (type in ('parked', 'expired'));
