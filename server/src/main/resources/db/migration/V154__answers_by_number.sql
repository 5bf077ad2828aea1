-- The queues that were offered by number, in that order: a number means what was offered, not what is offered by now.
alter table conversation add offered uuid[];

-- Whether somebody else receives at a number already.
grant select (phone_number, whatsapp_number) on twilio_account to smartqueue_dispatcher;
