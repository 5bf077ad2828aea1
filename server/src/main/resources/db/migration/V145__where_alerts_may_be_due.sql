-- The watch for alerts asks once for all organisations where something is beyond its limit, and reads only those. The
-- dispatcher's role sees for this since when people wait, pauses, silent screens, budgets and what is told already;
-- no names and no phones.
grant select (joined_at) on leg to smartqueue_dispatcher;
grant select (site_id, service_id) on queue to smartqueue_dispatcher;
grant select (status, status_since) on counter_session to smartqueue_dispatcher;

create policy dispatcher_finds on service for select to smartqueue_dispatcher using (true);
grant select (id, tenant_id, sla_seconds) on service to smartqueue_dispatcher;

create policy dispatcher_finds on device for select to smartqueue_dispatcher using (revoked_at is null);
grant select (id, tenant_id, site_id, paired_at, last_seen_at, revoked_at) on device to smartqueue_dispatcher;

create policy dispatcher_finds on budget for select to smartqueue_dispatcher using (true);
grant select (tenant_id, month, soft, hard) on budget to smartqueue_dispatcher;

create policy dispatcher_finds on budget_use for select to smartqueue_dispatcher using (true);
grant select (tenant_id, month, spent) on budget_use to smartqueue_dispatcher;

create policy dispatcher_finds on alert_rule for select to smartqueue_dispatcher using (true);
grant select (tenant_id, site_id, kind, threshold, is_active) on alert_rule to smartqueue_dispatcher;

create policy dispatcher_finds on alert for select to smartqueue_dispatcher using (until is null);
grant select (tenant_id, kind, subject_id, since, until) on alert to smartqueue_dispatcher;
