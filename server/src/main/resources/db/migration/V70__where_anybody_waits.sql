-- The watch for a lack of counters asks once for all organisations in which of them anybody waits, and reads only those.
create policy dispatcher_finds on leg for select to smartqueue_dispatcher using (state = 'waiting');
grant select (tenant_id, state) on leg to smartqueue_dispatcher;
