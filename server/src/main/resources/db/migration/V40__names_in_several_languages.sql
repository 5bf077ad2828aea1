-- Beside the name in one language, the same in others, by BCP 47 tag. The default is constant, so no row is rewritten.
alter table site add names jsonb not null default '{}' check (jsonb_typeof(names) = 'object');
alter table service add names jsonb not null default '{}' check (jsonb_typeof(names) = 'object');
alter table queue add names jsonb not null default '{}' check (jsonb_typeof(names) = 'object');
