-- By which ways somebody wants to hear of this visit. A phone that came with the ticket was consent to SMS until now.
alter table visit
    add notify_sms boolean not null default false,
    add notify_whatsapp boolean not null default false,
    -- The holder of the link has said it himself: what the customer agreed to before counts no longer.
    add reach_chosen boolean not null default false,
    -- Of the form on which the ticket was taken: sent twice, it is one ticket.
    add form_id uuid;
-- The owner sees rows only while the policies are not forced upon it.
alter table visit no force row level security;
update visit set notify_sms = true where customer_phone is not null;
alter table visit force row level security;
create unique index one_ticket_per_form on visit (tenant_id, form_id) where form_id is not null;
