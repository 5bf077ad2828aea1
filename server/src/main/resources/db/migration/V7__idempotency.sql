-- The answers to commands that carried an Idempotency-Key, for a day. Written in the transaction of the act.
create table idempotency_key (
    tenant_id uuid not null references tenant,
    principal_id uuid not null,
    path text not null,
    key text not null,
    body_hash bytea not null,
    created_at timestamptz not null,
    status smallint,
    content_type text,
    location text,
    body bytea,
    primary key (tenant_id, principal_id, path, key)
);
create index on idempotency_key (tenant_id, created_at);

call isolate_by_tenant('idempotency_key');
grant select, insert, update, delete on idempotency_key to smartqueue_app;
