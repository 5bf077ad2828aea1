-- Each server asks once a second which they are; hardly ever is there one.
create index tenant_suspended on tenant (id) where suspended_at is not null;
