-- A ticket writes its visit, leg, event, link and message, and each of its acts writes a new version of a row with an
-- entry in every index. What protects or finds nothing goes (docs/adr/0033). Dropping takes milliseconds. The four
-- indexes that are built keep tickets from being taken meanwhile: with two million visits and a million messages 18 s on
-- two cores that had five times as much to do. An upgrade stops all servers anyway.
set local maintenance_work_mem = '256MB';

-- To the organisation: it is never deleted, and no row of another one passes the policies.
-- To the visit, its leg and its message: they are written in the same statement or found there under a lock, and
-- nothing but retention deletes them, together with what belongs to them.
-- From a visit or its number to the site: the leg names a queue of that site, which cannot leave the site or be deleted any more.
-- From a leg to its agent: memberships are never deleted.
alter table visit
    drop constraint visit_tenant_id_fkey,
    drop constraint visit_tenant_id_site_id_fkey;
alter table leg
    drop constraint leg_tenant_id_fkey,
    drop constraint leg_tenant_id_visit_id_fkey,
    drop constraint leg_tenant_id_agent_id_fkey;
alter table ticket_event
    drop constraint ticket_event_tenant_id_fkey,
    drop constraint ticket_event_tenant_id_visit_id_fkey;
alter table public_link drop constraint public_link_tenant_id_fkey;
alter table notification
    drop constraint notification_tenant_id_fkey,
    drop constraint notification_visit_fkey,
    drop constraint notification_leg_fkey;
alter table notification_event
    drop constraint notification_event_tenant_id_fkey,
    drop constraint notification_event_tenant_id_notification_id_fkey;
alter table visit_note drop constraint visit_note_visit_fkey;
alter table number_series
    drop constraint number_series_tenant_id_fkey,
    drop constraint number_series_tenant_id_site_id_fkey;

-- What stays is what the program relies on when it deletes: visit_tenant_id_customer_id_fkey keeps a customer who
-- came, leg_tenant_id_queue_id_fkey a queue with tickets (and so its site and service), leg_tenant_id_counter_id_fkey a
-- counter that called, and notification_tenant_id_template_id_fkey lets messages forget a template.

-- Second keys were there for those references. A row is found by its id, and the policy compares the organisation.
alter table visit drop constraint visit_tenant_id_id_key;
alter table leg drop constraint leg_tenant_id_id_key;
alter table notification drop constraint notification_tenant_id_id_key;

-- No event is looked for by its id alone.
alter table ticket_event drop constraint ticket_event_pkey;
alter table notification_event drop constraint notification_event_pkey;

-- A token is looked for, and kept unique, in public_link.
alter table visit drop constraint visit_public_token_key;

-- Only the provider's word brings an id, so that a message is two versions old before it is listed here.
alter table notification drop constraint notification_provider_id_key;
create unique index one_message_per_provider_id on notification (provider_id) where provider_id is not null;

-- Numbers are unique, and looked for by their digits.
alter table visit drop constraint visit_tenant_id_site_id_series_service_day_sequence_key;
drop index visits_by_number;
create unique index one_visit_per_number on visit (tenant_id, site_id, sequence, service_day, series);

-- Only those with a phone. A customer's tickets in line are among those of visits_of_customer.
drop index in_line_by_phone;
drop index in_line_by_customer;
create index in_line_by_phone on visit (tenant_id, customer_phone)
    where ended_at is null and customer_phone is not null;

-- Messages under way are not forgotten.
drop index messages_to_forget;
create index messages_to_forget on notification (tenant_id, created_at)
    where not is_forgotten and status not in ('pending', 'sending');

-- As before an error without a tenant, but as a function that the planner replaces by its text: every statement and
-- every row written asks it, and a call of PL/pgSQL takes three times as long.
create or replace function current_tenant() returns uuid
    language sql stable parallel safe
as $$
    select coalesce(nullif(current_setting('app.tenant_id', true), ''), 'no tenant is set for this transaction')::uuid
$$;
