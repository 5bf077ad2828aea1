-- What each message costs: its estimate when a provider has taken it, what was taken back when it never left, and what
-- the provider says that it took. Rows are added and never changed; retention deletes them with the longest of the
-- organisation's periods. No row names a person.
create table ledger_entry (
    id uuid not null,
    tenant_id uuid not null,
    -- Of an outbound or an inbound message.
    message_id uuid not null,
    kind text not null check (kind in ('estimate', 'correction', 'settlement')),
    at timestamptz not null,
    -- Of the message, in the organisation's zone: also of what is known of it later.
    day date not null,
    channel text not null,
    direction text not null check (direction in ('out', 'in')),
    event text not null,
    site_id uuid,
    service_id uuid,
    -- Paid parts, or 1 where none are counted; 0 of what is known later.
    segments integer not null,
    -- Exact, in the currency of the price; null when no price was known.
    amount numeric,
    currency text,
    -- What it would have cost as an SMS, in the same currency.
    by_sms numeric,
    check (amount is null or currency is not null),
    primary key (message_id, kind)
);
create index ledger_of_an_organisation on ledger_entry (tenant_id, at desc, id desc);
call isolate_by_tenant('ledger_entry');
grant select, insert on ledger_entry to smartqueue_app;
grant delete on ledger_entry to smartqueue_archivist;

-- The sums of each day, which stay. Answers about years read these.
create table cost_day (
    tenant_id uuid not null,
    day date not null,
    channel text not null,
    direction text not null,
    event text not null,
    site_id uuid,
    service_id uuid,
    -- Empty where nothing was priced.
    currency text not null,
    messages integer not null,
    segments integer not null,
    without_price integer not null,
    estimate numeric,
    settled numeric,
    by_sms numeric,
    -- Outbound to telephones, without a known price as SMS.
    without_sms integer not null,
    unique nulls not distinct (tenant_id, day, channel, direction, event, site_id, service_id, currency)
);
call isolate_by_tenant('cost_day');
grant select, insert, update on cost_day to smartqueue_app;

-- Which of a sender's messages are free, for rules that let some go for nothing each month. A sender is shared by
-- organisations.
create table free_use (
    rule_id uuid not null references price_rule,
    sender text not null,
    month date not null,
    used bigint not null,
    primary key (rule_id, sender, month)
);
grant select, insert, update on free_use to smartqueue_app;

-- Which prices the provider is still to be asked for.
create table price_inquiry (
    message_id uuid primary key,
    tenant_id uuid not null,
    provider_id text not null,
    sent_at timestamptz not null,
    ask_at timestamptz not null
);
create index on price_inquiry (ask_at);
call isolate_by_tenant('price_inquiry');
grant select, insert, update, delete on price_inquiry to smartqueue_app;
create policy dispatcher_asks on price_inquiry to smartqueue_dispatcher using (true) with check (true);
grant select, update (ask_at) on price_inquiry to smartqueue_dispatcher;

-- What an organisation wants to spend in a month at most; 'default' is for months without a row.
create table budget (
    tenant_id uuid not null references tenant,
    month text not null check (month ~ '^([0-9]{4}-[0-9]{2}|default)$'),
    soft numeric(20, 8) check (soft >= 0),
    hard numeric(20, 8) check (hard >= 0),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    excepted_events text[] not null,
    check (soft <= hard),
    primary key (tenant_id, month)
);
call isolate_by_tenant('budget');
grant select, insert, update on budget to smartqueue_app;

-- What was spent in a month that has a budget, in its currency; told_at says what the operator has been told of.
create table budget_use (
    tenant_id uuid not null references tenant,
    month date not null,
    currency text not null,
    spent numeric not null,
    told_soft_at timestamptz,
    told_most_at timestamptz,
    told_hard_at timestamptz,
    primary key (tenant_id, month)
);
call isolate_by_tenant('budget_use');
grant select, insert, update on budget_use to smartqueue_app;

-- What messages under way will cost, claimed and not yet taken by a provider.
create table budget_reservation (
    message_id uuid primary key,
    tenant_id uuid not null,
    month date not null,
    amount numeric not null
);
create index on budget_reservation (tenant_id, month);
call isolate_by_tenant('budget_reservation');
grant select, insert, delete on budget_reservation to smartqueue_app;
