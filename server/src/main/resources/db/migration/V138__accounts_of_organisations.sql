-- The account of Twilio that an organisation brings. Its secrets are encrypted with a key that is not in the database;
-- key_id says with which. Without a row it uses the installation's account, as all so far.
create table twilio_account (
    tenant_id uuid primary key references tenant,
    account_sid text not null check (account_sid ~ '^AC[0-9a-fA-F]{32}$'),
    key_id text not null,
    auth_token bytea not null,
    api_key_sid text,
    api_key_secret bytea,
    phone_number text,
    messaging_service_sid text,
    whatsapp_number text,
    checked_at timestamptz,
    findings jsonb,
    check ((api_key_sid is null) = (api_key_secret is null)),
    check (coalesce(phone_number, messaging_service_sid, whatsapp_number) is not null)
);
create index on twilio_account (account_sid);
call isolate_by_tenant('twilio_account');
grant select, insert, update, delete on twilio_account to smartqueue_app;
-- A webhook names the account, before anybody knows for which organisation it is.
create policy dispatcher_finds on twilio_account for select to smartqueue_dispatcher using (true);
grant select (tenant_id, account_sid) on twilio_account to smartqueue_dispatcher;

-- A sender of the installation belongs to no organisation. One of an organisation's own account is used while that is
-- set up, and stays for what was sent from it.
alter table sender
    add column tenant_id uuid references tenant,
    add column is_used boolean not null default true,
    drop constraint sender_channel_account_address_key,
    add unique nulls not distinct (channel, account, address, tenant_id);
