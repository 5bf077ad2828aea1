package io.smartqueue.cost.ledger;

/**
 * Adds entries, and in the same statement adds them to the sums of their day and to what was spent of a budget, so that
 * the three never differ. Budgets are locked before days, and days in one order. Without a budget no row of one is
 * touched.
 */
final class LedgerStatement {

    private static final String ENTRY = """
        id, message_id, kind, at, day, channel, direction, event, site_id, service_id, segments, amount, currency,
        by_sms
        """;

    private static final String ADDED = """
        ), added as (
            insert into ledger_entry (tenant_id, %s)
            select current_tenant(), %s from entry
            on conflict (message_id, kind) do nothing
            returning *
        ), more as (
            select budget_use.month, sum(added.amount * rate_of(added.currency, budget_use.currency, added.day)
                - case when added.kind = 'settlement' then coalesce((
                    select sum(before.amount * rate_of(before.currency, budget_use.currency, before.day))
                    from ledger_entry before
                    where before.message_id = added.message_id and before.kind <> 'settlement'
                ), 0) else 0 end) as amount
            from added join budget_use on added.day >= budget_use.month
                    and added.day < budget_use.month + interval '1 month'
            where added.amount is not null
            group by budget_use.month
        ), spent as (
            update budget_use set spent = spent + more.amount
            from more where budget_use.month = more.month and more.amount is not null
            returning 1
        )
        """.formatted(ENTRY, ENTRY);

    private static final String SUMMED = """
        insert into cost_day (tenant_id, day, channel, direction, event, site_id, service_id, currency, messages,
            segments, without_price, estimate, settled, by_sms, without_sms)
        select current_tenant(), added.day, added.channel, added.direction, added.event, added.site_id,
            added.service_id, coalesce(added.currency, ''),
            count(*) filter (where added.kind = 'estimate'),
            sum(added.segments),
            count(*) filter (where added.kind = 'estimate' and added.amount is null),
            sum(added.amount) filter (where added.kind <> 'settlement'),
            sum(added.amount) filter (where added.kind = 'settlement'),
            sum(added.by_sms),
            count(*) filter (where is_sms_possible and added.by_sms is null)
        from added join entry on entry.id = added.id
        where (select count(*) from spent) >= 0
        group by added.day, added.channel, added.direction, added.event, added.site_id, added.service_id,
            coalesce(added.currency, '')
        order by added.day, added.channel, added.direction, added.event, added.site_id, added.service_id
        on conflict (tenant_id, day, channel, direction, event, site_id, service_id, currency) do update set
            messages = cost_day.messages + excluded.messages,
            segments = cost_day.segments + excluded.segments,
            without_price = cost_day.without_price + excluded.without_price,
            estimate = coalesce(cost_day.estimate + excluded.estimate, cost_day.estimate, excluded.estimate),
            settled = coalesce(cost_day.settled + excluded.settled, cost_day.settled, excluded.settled),
            by_sms = coalesce(cost_day.by_sms + excluded.by_sms, cost_day.by_sms, excluded.by_sms),
            without_sms = cost_day.without_sms + excluded.without_sms
        """;

    static final String ESTIMATES = """
        with entry as materialized (
            select *, 'estimate' as kind
            from json_to_recordset(:rows::json) as said (
                id uuid, message_id uuid, at timestamptz, day date, channel text, direction text, event text,
                site_id uuid, service_id uuid, segments integer, amount numeric, currency text, by_sms numeric,
                is_sms_possible boolean, provider_id text)
        """ + ADDED + """
        , asked as (
            insert into price_inquiry (message_id, tenant_id, provider_id, sent_at, ask_at)
            select entry.message_id, current_tenant(), provider_id, entry.at, entry.at + interval '1 hour'
            from added join entry on entry.id = added.id where provider_id is not null
            on conflict (message_id) do nothing
        )
        """ + SUMMED;

    static final String CORRECTIONS = """
        with entry as materialized (
            select gen_random_uuid() as id, message_id, 'correction' as kind, :at::timestamptz as at, day, channel,
                direction, event, site_id, service_id, 0 as segments, -amount as amount, currency,
                -by_sms as by_sms, false as is_sms_possible
            from ledger_entry where message_id = any(:ids) and kind = 'estimate'
        """ + ADDED + SUMMED;

    static final String SETTLEMENT = """
        with entry as materialized (
            select gen_random_uuid() as id, message_id, 'settlement' as kind, :at::timestamptz as at, day, channel,
                direction, event, site_id, service_id, 0 as segments, :amount::numeric as amount,
                :currency::text as currency, null::numeric as by_sms, false as is_sms_possible
            from ledger_entry where message_id = :message and kind = 'estimate'
        """ + ADDED + SUMMED;

    private LedgerStatement() {}
}
