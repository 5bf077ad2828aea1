-- Null: the organisation's own country, as long as it has chosen none. Before, its own was served in any case.
alter table tenant alter message_countries drop default;
alter table tenant alter message_countries drop not null;
update tenant set message_countries = case
    when message_countries = '{}' then null
    else array(select distinct served from unnest(country || message_countries) as served order by served)
end;
