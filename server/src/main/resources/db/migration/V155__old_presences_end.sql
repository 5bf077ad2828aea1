-- When agents were at counters, to the second, ends like other events, once no report asks for it.
grant delete on presence_day to smartqueue_archivist;
