-- Tokens that an organisation has replaced, or whose account it has removed. Twilio signs with an old token until the
-- new one is promoted there, and it goes on telling of messages that have left from an account which is gone here.
-- ends_at is null while nobody can say until when Twilio signs with it.
create table former_twilio_account (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    account_sid text not null,
    key_id text not null,
    auth_token bytea not null,
    phone_number text,
    messaging_service_sid text,
    whatsapp_number text,
    left_at timestamptz not null,
    ends_at timestamptz,
    unique (tenant_id, id)
);
create index on former_twilio_account (account_sid);
create index on former_twilio_account (ends_at);
call isolate_by_tenant('former_twilio_account');
grant select, insert, update (key_id, auth_token, ends_at), delete on former_twilio_account to smartqueue_app;
create policy dispatcher_finds on former_twilio_account for select to smartqueue_dispatcher using (true);
grant select (tenant_id, account_sid, ends_at) on former_twilio_account to smartqueue_dispatcher;
