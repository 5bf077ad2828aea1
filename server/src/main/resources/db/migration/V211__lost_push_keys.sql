-- When the key that encrypts the keys of notifications is lost, an operator replaces them by a command, and with them go
-- the subscriptions of browsers, which are bound to the old ones.
grant delete on push_key to smartqueue_dispatcher;
create policy dispatcher_ends on push_subscription for delete to smartqueue_dispatcher using (true);
grant delete on push_subscription to smartqueue_dispatcher;
