-- Words that WhatsApp approves. A row stays when its template is deleted after a submission, because WhatsApp takes each
-- name once. look_at says when to ask the provider again; null = never.
create table content_template (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    name text not null check (name ~ '^[a-z0-9_]+$' and length(name) <= 512),
    language text not null,
    category text not null check (category in ('utility', 'marketing')),
    kind text not null check (kind in ('text', 'quick_reply', 'list_picker')),
    body text not null,
    buttons jsonb not null default '[]',
    variables text[] not null,
    content_sid text,
    status text not null default 'draft'
        check (status in ('draft', 'submitted', 'approved', 'rejected', 'paused', 'disabled')),
    because text,
    category_given text,
    look_at timestamptz,
    looks integer not null default 0,
    checked_at timestamptz,
    created_at timestamptz not null,
    deleted_at timestamptz,
    unique (tenant_id, id),
    unique (tenant_id, name, language)
);
create index on content_template (look_at) where look_at is not null;
create index on content_template (tenant_id, content_sid) where content_sid is not null;
call isolate_by_tenant('content_template');
grant select, insert, update, delete on content_template to smartqueue_app;

-- One loop looks after the templates of all organisations.
create policy dispatcher_finds on content_template to smartqueue_dispatcher using (true) with check (true);
grant select (id, tenant_id, look_at), update (look_at) on content_template to smartqueue_dispatcher;

alter table notification_template
    add content_template_id uuid,
    add foreign key (tenant_id, content_template_id) references content_template (tenant_id, id);
create index on notification_template (tenant_id, content_template_id) where content_template_id is not null;
