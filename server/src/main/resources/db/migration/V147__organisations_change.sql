-- An organisation is changed by its administrators and by the operator.
-- The languages offered to its customers, as BCP 47 tags: none means all that the pages have.
alter table tenant add languages text[] not null default '{}' check (cardinality(languages) <= 20);
-- How far an administrator has come with setting up: each step that was done or left out, by its name.
alter table tenant add first_hour jsonb not null default '{}';
