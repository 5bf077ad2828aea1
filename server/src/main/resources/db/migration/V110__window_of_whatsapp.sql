-- When a person last wrote to our WhatsApp sender: for 24 hours from then on, free text may be sent to this person. The
-- window belongs to the sender, which organisations share, so the row belongs to none of them. The address itself is not
-- kept. A refusal by the provider closes a window that looked open.
create table whatsapp_window (
    address_hash bytea not null,
    sender text not null,
    last_inbound_at timestamptz,
    refused_at timestamptz,
    primary key (address_hash, sender),
    check (num_nonnulls(last_inbound_at, refused_at) > 0)
);
create index on whatsapp_window (greatest(last_inbound_at, refused_at));
grant select, insert, update, delete on whatsapp_window to smartqueue_app;

-- How a message was sent. Nothing is rewritten: older messages have none of it.
alter table notification
    add column sent_as text,
    add column category text,
    add column window_open boolean,
    add column content_sid text,
    add constraint notification_sent_as_check
        check (sent_as in ('text', 'content_template', 'simplified')) not valid,
    add constraint notification_category_check
        check (category in ('utility', 'marketing', 'authentication', 'service')) not valid;
