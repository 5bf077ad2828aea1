-- Lists by what few of the past have, and in their orders. A ticket writes its two entries when it ends and not at each
-- act before, a message its own when its sending is over. No ticket can be taken while these are built: each
-- reads its table once, so allow some seconds for each million visits.
create index ended_tickets on leg (tenant_id, state, queue_id, agent_id)
    where is_current and state in ('completed', 'no_show', 'cancelled', 'expired');
create index ended_by_channel on visit (tenant_id, channel, joined_at desc, id desc) where ended_at is not null;

create index sent_by_status on notification (tenant_id, status, created_at desc, id desc)
    where status not in ('pending', 'sending');
create index to_a_recipient on notification (tenant_id, recipient, created_at desc, id desc);
create index seldom_channels on notification (tenant_id, channel, created_at desc, id desc) where channel <> 'sms';

create index on customer (tenant_id, created_at desc, id desc);
create index on customer (tenant_id, first_name, id);
create index on customer (tenant_id, last_name, id);
create index on customer (tenant_id, created_at desc, id desc) where not is_active;
