-- A number may move from one account to another, and the window that people opened at the one says nothing of the
-- other. The rows that are there belong to the account that has their sender now: nearly all to the installation's,
-- which needs no rewriting. The table holds who wrote within 30 days.
do $$
declare
    common text;
begin
    select account into common from sender
    where channel = 'whatsapp' and tenant_id is null order by id desc limit 1;
    execute format('alter table whatsapp_window add column account text not null default %L', coalesce(common, ''));
    update whatsapp_window set account = sender.account
    from sender
    where sender.channel = 'whatsapp' and sender.is_used and sender.account <> common
        and replace(sender.address, 'whatsapp:', '') = whatsapp_window.sender
        and not exists (
            select from sender same
            where same.channel = 'whatsapp' and same.account = common and same.address = sender.address);
end
$$;
alter table whatsapp_window
    alter column account drop default,
    drop constraint whatsapp_window_pkey,
    add primary key (address_hash, account, sender);
