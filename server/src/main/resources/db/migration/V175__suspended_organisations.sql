-- Nobody but the operator finds an organisation from then on; what it has stays.
alter table tenant add column suspended_at timestamptz;
