-- What staff write down about a visit, for whoever serves it next.
create table visit_note (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    visit_id uuid not null,
    author_id uuid not null,
    words text not null check (length(words) between 1 and 500),
    at timestamptz not null,
    foreign key (tenant_id, visit_id) references visit (tenant_id, id),
    foreign key (tenant_id, author_id) references membership (tenant_id, id)
);
create index on visit_note (tenant_id, visit_id, at);
call isolate_by_tenant('visit_note');
grant select, insert on visit_note to smartqueue_app;

-- The one queue from which an agent calls just now; null is all that the counter serves.
-- The owner looks through the rows for the new reference, which it may not while the policies are forced upon it.
alter table counter_session no force row level security;
alter table queue no force row level security;
alter table counter_session
    add only_queue uuid,
    add foreign key (tenant_id, only_queue) references queue (tenant_id, id) on delete set null (only_queue);
alter table queue force row level security;
alter table counter_session force row level security;
