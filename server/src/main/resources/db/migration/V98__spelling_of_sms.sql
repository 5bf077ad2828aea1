-- Whether the SMS of a template are spelt with letters of GSM-7 alone, which costs half. A constant default rewrites
-- nothing.
alter table notification_template
    add sms_spelling text not null default 'as_written' check (sms_spelling in ('as_written', 'simplified'));
