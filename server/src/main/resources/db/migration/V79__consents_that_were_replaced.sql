-- The last word of a customer by a channel stays as long as the customer. What a later one replaced is marked, so that
-- retention finds it without reading the rest.
alter table consent add is_replaced boolean not null default false;
alter table consent no force row level security;
update consent old set is_replaced = true
where visit_id is null and exists (
    select from consent later
    where later.tenant_id = old.tenant_id and later.customer_id = old.customer_id and later.visit_id is null
        and later.channel = old.channel and (later.at, later.id) > (old.at, old.id)
);
alter table consent force row level security;
create index consents_that_end on consent (tenant_id, at)
    where customer_id is null or visit_id is not null or is_replaced;
drop index consent_tenant_id_at_idx;
grant update (is_replaced) on consent to smartqueue_app;
