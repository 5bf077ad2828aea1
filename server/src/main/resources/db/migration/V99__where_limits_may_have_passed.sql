-- The watch for time limits asks once for all organisations in which of them one may have passed, and reads only
-- those. The dispatcher's role sees for this who was called or missed and when, open counters, and when days begin.
alter policy dispatcher_finds on leg using (state in ('waiting', 'called', 'missed'));
grant select (queue_id, called_at, recalled_at, missed_at, reserved_for) on leg to smartqueue_dispatcher;

create policy dispatcher_finds on queue for select to smartqueue_dispatcher using (true);
grant select (id, tenant_id, called_seconds, missed_seconds) on queue to smartqueue_dispatcher;

create policy dispatcher_finds on counter_session for select to smartqueue_dispatcher using (closed_at is null);
grant select (tenant_id, counter_id, opened_at, seen_at, closed_at, is_kept) on counter_session
    to smartqueue_dispatcher;

create policy dispatcher_finds on counter for select to smartqueue_dispatcher using (true);
grant select (id, tenant_id, site_id) on counter to smartqueue_dispatcher;

create policy dispatcher_finds on site for select to smartqueue_dispatcher using (true);
grant select (id, tenant_id, zone, day_starts_at) on site to smartqueue_dispatcher;
