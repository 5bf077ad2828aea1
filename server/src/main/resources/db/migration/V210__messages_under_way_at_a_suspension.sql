-- A message that Twilio had taken when our account was suspended fails with 30002. Without a next channel it was lost,
-- though the account was right again a minute later. Now it is sent once more: its request parks the sender as long as
-- the account is suspended, and it leaves afterwards, when it is still useful. A rule that the operator changed stays.
update error_rule set retry_seconds = 30, give_up = false,
    words_fr = 'Le compte a été suspendu avant que le message ne parte ; il est renvoyé.',
    words_en = 'The account was suspended before the message left; it is sent again.'
where code = '30002' and stage = 'delivery' and give_up and not park and retry_seconds is null;
