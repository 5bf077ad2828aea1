-- Building the two indexes keeps tickets from being taken: some seconds with two million visits.

-- The visits of a customer, for the agent who serves one.
create index visits_of_customer on visit (tenant_id, customer_id, joined_at desc) where customer_id is not null;

-- Agents look for a ticket by its number, with or without the letter.
create index visits_by_number on visit (tenant_id, site_id, sequence, joined_at desc);

-- The mean of durations in seconds, of which none counts for more than three interquartile ranges above the third
-- quartile (Tukey, Exploratory Data Analysis, 1977), four times the median and a minute: one that was forgotten would
-- else make all of them look long.
create function bounded_mean(seconds double precision[]) returns double precision
    language sql immutable parallel safe
as $$
    select avg(least(one, greatest(quarters[3] + 3 * (quarters[3] - quarters[1]), 4 * quarters[2], 60)))
    from unnest(seconds) one cross join (
        select percentile_cont(array[0.25, 0.5, 0.75]) within group (order by each) as quarters
        from unnest(seconds) each
    ) spread
$$;

-- Each ticket updates its rows several times. By default a fifth of a table is dead before PostgreSQL cleans it, and
-- the heads of the queues are then found among the dead ones.
alter table leg set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.02);
alter table notification set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.02);
alter table ticket_event set (autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.02);
