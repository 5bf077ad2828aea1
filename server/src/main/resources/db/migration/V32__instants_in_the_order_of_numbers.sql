-- When the last number was given out. Clocks of servers differ by seconds: the next one is not before this, so that
-- the order of joining is that of the numbers.
alter table number_series add last_at timestamptz;
