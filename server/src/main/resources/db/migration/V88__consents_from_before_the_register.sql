-- Consents that customers had before there was a register are its first lines, so that each has a proof of where it
-- comes from. When they were given nobody wrote down; the customer's own date is the earliest that it can be.
alter table customer no force row level security;
alter table consent no force row level security;
insert into consent (id, tenant_id, customer_id, channel, given, at, by_type, how)
select gen_random_uuid(), customer.tenant_id, customer.id, medium.code, true, customer.created_at, 'system', 'import'
from customer cross join lateral unnest(customer.consents) as medium (code)
where not exists (
    select from consent line
    where line.tenant_id = customer.tenant_id and line.customer_id = customer.id and line.visit_id is null
        and line.channel = medium.code
);
alter table consent force row level security;
alter table customer force row level security;

-- For the list of what was agreed to for one visit, also of somebody who is in no register.
create index consents_of_visit on consent (tenant_id, visit_id, at desc, id desc) where visit_id is not null;
