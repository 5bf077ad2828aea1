create table notification_template (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    name text not null,
    channel text not null check (channel in ('sms', 'whatsapp', 'email')),
    event text not null check (event in ('ticket_created', 'ticket_almost', 'ticket_called', 'ticket_missed',
        'ticket_transferred', 'appointment_confirmed', 'appointment_reminder', 'feedback_request', 'custom')),
    locale text,
    subject text not null default '',
    body text not null,
    content_sid text,
    is_active boolean not null default true,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (tenant_id, id)
);
create index on notification_template (tenant_id, event, channel) where is_active;

-- The outbox. While pending, look_at says when to send; while sending, when to look what became of it.
create table notification (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    template_id uuid,
    channel text not null check (channel in ('sms', 'whatsapp', 'email')),
    event text not null,
    visit_id uuid,
    leg_id uuid,
    occurrence integer not null default 0,
    recipient text not null,
    subject text not null default '',
    body text not null,
    context jsonb not null default '{}',
    status text not null check (status in ('pending', 'sending', 'sent', 'delivered', 'read', 'undelivered',
        'failed', 'expired', 'suppressed', 'cancelled')),
    lane smallint not null,
    look_at timestamptz not null,
    attempt integer not null default 0,
    attempted_at timestamptz,
    unknown_since timestamptz,
    expires_at timestamptz not null,
    provider_id text unique,
    error_code text,
    error_message text,
    segments integer,
    encoding text,
    cost numeric(12, 5),
    created_at timestamptz not null,
    sent_at timestamptz,
    delivered_at timestamptz,
    check (status not in ('sent', 'delivered', 'read') or provider_id is not null),
    unique (tenant_id, id),
    unique (tenant_id, leg_id, event, occurrence, channel),
    foreign key (tenant_id, template_id) references notification_template (tenant_id, id) on delete set null (template_id),
    foreign key (tenant_id, visit_id) references visit (tenant_id, id),
    foreign key (tenant_id, leg_id) references leg (tenant_id, id)
);
create index on notification (tenant_id, created_at desc, id desc);
create index on notification (tenant_id, visit_id);
create index to_send on notification (lane, look_at) where status = 'pending';
create index to_settle on notification (look_at) where status = 'sending';

create table notification_event (
    id bigint generated always as identity primary key,
    tenant_id uuid not null references tenant,
    notification_id uuid not null,
    at timestamptz not null,
    type text not null,
    attempt integer not null,
    code text,
    detail text,
    foreign key (tenant_id, notification_id) references notification (tenant_id, id)
);
create index on notification_event (tenant_id, notification_id, id);

call isolate_by_tenant('notification_template');
call isolate_by_tenant('notification');
call isolate_by_tenant('notification_event');
grant select, insert, update, delete on notification_template to smartqueue_app;
grant select, insert, update on notification to smartqueue_app;
grant select, insert on notification_event to smartqueue_app;

-- The dispatcher finds what is due in every tenant, and sees neither recipient nor words.
create policy dispatcher_claims on notification to smartqueue_dispatcher using (true) with check (true);
grant select (id, tenant_id, status, lane, look_at, attempt, provider_id) on notification to smartqueue_dispatcher;
grant update (status, look_at, attempt, attempted_at) on notification to smartqueue_dispatcher;
