-- Where the lists of a month have been put together to one of each queue; null for the list of one day.
alter table passage_day add column last_day date;
-- Finds the lists of months that are over.
create index lists_of_one_day on passage_day (tenant_id, day) where last_day is null;
