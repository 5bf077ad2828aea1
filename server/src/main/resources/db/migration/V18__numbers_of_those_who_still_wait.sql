-- Numbers of earlier days whose holders still waited when the day's first was given out: nobody gets the same.
alter table number_series add skipped integer[] not null default '{}';
create index still_here on visit (tenant_id, site_id, service_day) where ended_at is null;

create function next_number(last integer, skipped integer[]) returns integer
    language plpgsql immutable
as $$
begin
    if skipped = '{}' then
        return last + 1;
    end if;
    return (
        select min(number) from generate_series(last + 1, last + 1 + cardinality(skipped)) number
        where number <> all(skipped)
    );
end
$$;
