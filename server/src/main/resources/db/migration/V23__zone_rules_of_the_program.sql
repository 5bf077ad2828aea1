-- Opening hours are turned into instants by the program, whose rules of time zones may differ from those of PostgreSQL.
drop function is_open(uuid, uuid, text, timestamptz);
drop function open_spans(uuid, uuid, text, date);
