-- The queues that were offered by number, in that order: a number means what was offered, not what is offered by now.
alter table conversation add offered uuid[];

-- Whether somebody else receives at a number already.
grant select (phone_number, whatsapp_number) on twilio_account to smartqueue_dispatcher;

-- What push services answer, and what an own account waits for whose secrets no key of this server opens.
insert into error_rule (stage, channel, retry_seconds, next_channel, park, give_up, alert, words_fr, words_en, code)
values
    ('request', 'push', null::integer, true, false, true, true,
        'Le service de notifications refuse notre demande : la clé, sa signature ou sa forme.',
        'The push service refuses our request: the key, its signature or its form.',
        'push_refused'),
    ('request', 'push', null::integer, true, false, false, true,
        'Le service de notifications n’accepte rien en ce moment ; il est renvoyé.',
        'The push service takes nothing at present; it is sent again.',
        'push_busy'),
    ('request', null, null, false, false, false, true,
        'Les secrets du compte de l’organisation sont illisibles avec la clé de ce serveur ; le message attend.',
        'The secrets of the organisation’s account cannot be read with the key of this server; the message waits.',
        'secrets_unreadable')
on conflict (code, stage) do nothing;
