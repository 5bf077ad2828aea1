-- The sites to which a membership is limited; none means all of them. Like membership it is read before anybody knows
-- for which organisation, so it has no row-level security: the keys keep it within one organisation.
create table membership_site (
    tenant_id uuid not null,
    membership_id uuid not null,
    site_id uuid not null,
    primary key (membership_id, site_id),
    foreign key (tenant_id, membership_id) references membership (tenant_id, id) on delete cascade,
    foreign key (tenant_id, site_id) references site (tenant_id, id)
);
create index on membership_site (tenant_id, site_id);

grant select, insert, delete on membership_site to smartqueue_app;

-- Fails where an array names a site that is gone: without that site the membership would reach all of them.
insert into membership_site (tenant_id, membership_id, site_id)
select distinct tenant_id, id, site_id from membership cross join unnest(site_ids) site_id;

alter table membership drop column site_ids;
