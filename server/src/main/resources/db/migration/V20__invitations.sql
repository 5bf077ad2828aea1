-- A membership counts from the moment at which the owner of the account accepted it. Without joined_at they never did.
alter table membership add joined_at timestamptz default now();
update membership set joined_at = created_at;
alter table membership add constraint membership_active_after_joining check (not is_active or joined_at is not null);

-- What an organisation, or the operator's command line, offers to an account that it did not make itself. A person
-- accepts before anybody knows for which organisation, so the table has no row-level security.
create table invitation (
    id uuid primary key,
    secret_hash bytea not null unique,
    account_id uuid not null references account,
    -- Both absent: the invitation to become an operator.
    tenant_id uuid,
    membership_id uuid,
    created_at timestamptz not null,
    accepted_at timestamptz,
    withdrawn_at timestamptz,
    foreign key (tenant_id, membership_id) references membership (tenant_id, id),
    check ((tenant_id is null) = (membership_id is null)),
    check (accepted_at is null or withdrawn_at is null)
);
create unique index one_open_invitation_per_membership on invitation (membership_id)
    where accepted_at is null and withdrawn_at is null;
create unique index one_open_invitation_of_an_operator on invitation (account_id)
    where tenant_id is null and accepted_at is null and withdrawn_at is null;
create index on invitation (account_id);

grant select, insert, update on invitation to smartqueue_app;
