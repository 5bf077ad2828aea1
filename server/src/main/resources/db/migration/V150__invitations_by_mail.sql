-- An invitation by e-mail is owed from the commit that makes it: the row is the outbox. The secret of the letter stands
-- in no row: each attempt to send makes another one, and only its hash is kept.
alter table invitation
    add letter text check (letter in ('owed', 'sent', 'failed')),
    add letter_due_at timestamptz,
    add letter_attempts int not null default 0,
    add letter_at timestamptz,
    add letter_code text check (length(letter_code) <= 100),
    add expires_at timestamptz;
create index invitation_letters_owed on invitation (letter_due_at) where letter = 'owed';
