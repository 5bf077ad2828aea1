-- From now on a part of a template between two pairs of brackets is left out when a value in it is unknown. Texts that
-- have such brackets already keep their words, with a space between the brackets.
alter table notification_template no force row level security;
update notification_template
set subject = regexp_replace(regexp_replace(subject, '\[(?=\[)', '[ ', 'g'), '\](?=\])', '] ', 'g'),
    body = regexp_replace(regexp_replace(body, '\[(?=\[)', '[ ', 'g'), '\](?=\])', '] ', 'g')
where strpos(subject || body, '[[') > 0 or strpos(subject || body, ']]') > 0;
alter table notification_template force row level security;
