-- What messages cost, as data: rules with dates, and rates of exchange. None is shipped, because prices belong to the
-- account. They are the operator's and the same for all organisations.
create table price_rule (
    id uuid primary key,
    channel text not null check (channel ~ '^[a-z_]+$'),
    country text not null check (country ~ '^([A-Z]{2}|[*])$'),
    -- MCC and MNC; null = any.
    network text,
    category text not null check (category in ('any', 'utility', 'marketing', 'service')),
    window_state text not null check (window_state in ('any', 'open', 'closed')),
    direction text not null check (direction in ('out', 'in')),
    part text not null check (part in ('provider', 'network')),
    unit text not null check (unit in ('segment', 'message')),
    amount numeric(20, 8) not null check (amount >= 0),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    valid_from timestamptz not null,
    valid_to timestamptz check (valid_to > valid_from),
    free_per_month integer check (free_per_month > 0),
    source text not null,
    -- The first message that was priced by it; from then on only its end changes.
    used_at timestamptz
);
create index on price_rule (channel, direction, country);
grant select, insert, update, delete on price_rule to smartqueue_app;

create table exchange_rate (
    id uuid primary key,
    base text not null check (base ~ '^[A-Z]{3}$'),
    quote text not null check (quote ~ '^[A-Z]{3}$' and quote <> base),
    rate numeric(24, 8) not null check (rate > 0),
    valid_from timestamptz not null,
    source text not null,
    unique (base, quote, valid_from)
);
grant select, insert on exchange_rate to smartqueue_app;

-- What one unit is worth on a day in UTC: by the last rate that began before the day ended, in either direction. Null
-- while there is none.
create function rate_of(base_currency text, quote_currency text, on_day date) returns numeric
    language sql stable parallel safe
as $$
    select case when base_currency = quote_currency then 1 else coalesce((
        select rate from exchange_rate
        where base = base_currency and quote = quote_currency
            and valid_from < (on_day + 1)::timestamp at time zone 'UTC'
        order by valid_from desc limit 1
    ), (
        select 1 / rate from exchange_rate
        where base = quote_currency and quote = base_currency
            and valid_from < (on_day + 1)::timestamp at time zone 'UTC'
        order by valid_from desc limit 1
    )) end
$$;

-- The currency in which an organisation reads its costs, ISO 4217.
alter table tenant add currency text not null default 'XOF' check (currency ~ '^[A-Z]{3}$');
