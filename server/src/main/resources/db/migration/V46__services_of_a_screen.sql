-- A screen took any id as a service, also one of another organisation. What is no service here is left out; a screen of
-- which nothing remains shows all services, as one that names none.
alter table device no force row level security;
alter table service no force row level security;
update device
set service_ids = array(
    select id from unnest(service_ids) with ordinality as named (id, place)
    where exists (select from service where service.tenant_id = device.tenant_id and service.id = named.id)
    order by place
)
where exists (
    select from unnest(service_ids) as named (id)
    where not exists (select from service where service.tenant_id = device.tenant_id and service.id = named.id)
);
alter table service force row level security;
alter table device force row level security;
