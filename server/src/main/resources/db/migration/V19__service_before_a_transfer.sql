-- Whoever is sent on while being served was served too. Back in the line, or called anew, one is no longer being served.
alter table leg add was_served boolean generated always as (
    state = 'completed' or state = 'transferred' and agent_id is not null and started_at >= called_at
) stored;
drop index served_lately;
create index served_lately on leg (tenant_id, queue_id, ended_at) where was_served;
