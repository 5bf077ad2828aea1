-- The operator adds what a new code of the provider means.
grant insert on error_rule to smartqueue_app;
