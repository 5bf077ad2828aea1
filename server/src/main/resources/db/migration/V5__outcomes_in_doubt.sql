-- The dispatcher counts, for the operator, the outcomes that are not known yet.
grant select (unknown_since) on notification to smartqueue_dispatcher;
