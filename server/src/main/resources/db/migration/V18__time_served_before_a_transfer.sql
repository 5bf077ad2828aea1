-- Whoever was sent on had been served too.
drop index served_lately;
create index served_lately on leg (tenant_id, queue_id, ended_at) where state in ('completed', 'transferred');
