-- While a provider refuses our credential or account, the dispatcher leaves the messages of that channel where they
-- are, writes once into the history of each why, and ends those that are no longer useful.
grant select (channel, created_at, expires_at, error_code) on notification to smartqueue_dispatcher;
grant update (error_code, error_message) on notification to smartqueue_dispatcher;
create policy dispatcher_parks on notification_event for insert to smartqueue_dispatcher with check (type = 'parked');
grant insert (tenant_id, notification_id, at, type, attempt, code, detail) on notification_event
    to smartqueue_dispatcher;
