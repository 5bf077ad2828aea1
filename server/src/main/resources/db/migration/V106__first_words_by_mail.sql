-- Organisations from before there was e-mail begin with its words, as new ones do. Who has written any for it, keeps to
-- those. Who deletes or changes these later is not given them again.
alter table notification_template no force row level security;
insert into notification_template (id, tenant_id, name, channel, event, locale, subject, body, created_at, updated_at)
select gen_random_uuid(), tenant.id, words.name, 'email', words.event, words.locale, words.subject, words.body,
    now(), now()
from tenant cross join (values
    ('ticket_created', 'fr', 'Ticket pris',
        'Votre ticket {{ticket_number}}',
        'Ticket {{ticket_number}}[[, {{customer_name}}]] : {{service_name}}.[[ Attente environ '
        || '{{eta_minutes}} min.]][[ On ne vous appelle qu''après "{{arrival_button}}".]] '
        || '{{ticket_url}}'
        || E'\n' || ''
        || E'\n' || '-- '
        || E'\n' || 'Message automatique de {{tenant_name}}, à la suite de votre accord : merci de ne pas y '
        || 'répondre.'),
    ('ticket_created', 'en', 'Ticket taken',
        'Your ticket {{ticket_number}}',
        'Ticket {{ticket_number}}[[, {{customer_name}}]]: {{service_name}}.[[ About '
        || '{{eta_minutes}} min to wait.]][[ We call you only after "{{arrival_button}}".]] '
        || '{{ticket_url}}'
        || E'\n' || ''
        || E'\n' || '-- '
        || E'\n' || 'An automatic message from {{tenant_name}}, which you agreed to: please do not answer it.'),
    ('ticket_created', 'ar', 'أُخذت التذكرة',
        'تذكرتك {{ticket_number}}',
        'التذكرة {{ticket_number}}[[، {{customer_name}}]]: {{service_name}}.[[ الانتظار نحو '
        || '{{eta_minutes}} دقيقة.]][[ لن تُنادى إلا بعد «{{arrival_button}}».]] {{ticket_url}}'
        || E'\n' || ''
        || E'\n' || '-- '
        || E'\n' || 'رسالة آلية من {{tenant_name}} وافقتم عليها: نرجو عدم الرد.'),
    ('ticket_almost', 'fr', 'Tour proche',
        'Votre tour approche : ticket {{ticket_number}}',
        'Votre tour approche[[, {{customer_name}}]] : ticket {{ticket_number}}.[[ Encore environ '
        || '{{eta_minutes}} min.]][[ On ne vous appelle qu''après "{{arrival_button}}".]] Merci de '
        || 'revenir : {{site_name}}.'
        || E'\n' || ''
        || E'\n' || '-- '
        || E'\n' || 'Message automatique de {{tenant_name}}, à la suite de votre accord : merci de ne pas y '
        || 'répondre.'),
    ('ticket_almost', 'en', 'Almost your turn',
        'Nearly your turn: ticket {{ticket_number}}',
        'Nearly your turn[[, {{customer_name}}]]: ticket {{ticket_number}}.[[ About '
        || '{{eta_minutes}} min left.]][[ We call you only after "{{arrival_button}}".]] Please '
        || 'come back to {{site_name}}.'
        || E'\n' || ''
        || E'\n' || '-- '
        || E'\n' || 'An automatic message from {{tenant_name}}, which you agreed to: please do not answer it.'),
    ('ticket_almost', 'ar', 'اقترب دورك',
        'اقترب دورك: التذكرة {{ticket_number}}',
        'اقترب دورك[[، {{customer_name}}]]: التذكرة {{ticket_number}}.[[ بقي نحو {{eta_minutes}} '
        || 'دقيقة.]][[ لن تُنادى إلا بعد «{{arrival_button}}».]] نرجو العودة إلى {{site_name}}.'
        || E'\n' || ''
        || E'\n' || '-- '
        || E'\n' || 'رسالة آلية من {{tenant_name}} وافقتم عليها: نرجو عدم الرد.'),
    ('ticket_called', 'fr', 'Appel',
        'C''est à vous : ticket {{ticket_number}}, {{counter_name}}',
        'C''est à vous[[, {{customer_name}}]]. Ticket {{ticket_number}} : {{counter_name}}[[, '
        || '{{agent_name}}]], {{site_name}}.'
        || E'\n' || ''
        || E'\n' || '-- '
        || E'\n' || 'Message automatique de {{tenant_name}}, à la suite de votre accord : merci de ne pas y '
        || 'répondre.'),
    ('ticket_called', 'en', 'Call',
        'It is your turn: ticket {{ticket_number}}, {{counter_name}}',
        'It is your turn[[, {{customer_name}}]]. Ticket {{ticket_number}}: {{counter_name}}[[, '
        || '{{agent_name}}]], {{site_name}}.'
        || E'\n' || ''
        || E'\n' || '-- '
        || E'\n' || 'An automatic message from {{tenant_name}}, which you agreed to: please do not answer it.'),
    ('ticket_called', 'ar', 'حان دورك',
        'حان دورك: التذكرة {{ticket_number}}، {{counter_name}}',
        'حان دورك[[، {{customer_name}}]]. التذكرة {{ticket_number}}: {{counter_name}}[[، '
        || '{{agent_name}}]]، {{site_name}}.'
        || E'\n' || ''
        || E'\n' || '-- '
        || E'\n' || 'رسالة آلية من {{tenant_name}} وافقتم عليها: نرجو عدم الرد.'),
    ('ticket_missed', 'fr', 'Appel manqué',
        'Appel manqué : ticket {{ticket_number}}',
        'Appel manqué[[, {{customer_name}}]] : ticket {{ticket_number}}. Rien n''est perdu : '
        || 'passez à l''accueil. {{ticket_url}}'
        || E'\n' || ''
        || E'\n' || '-- '
        || E'\n' || 'Message automatique de {{tenant_name}}, à la suite de votre accord : merci de ne pas y '
        || 'répondre.'),
    ('ticket_missed', 'en', 'Missed call',
        'We missed you: ticket {{ticket_number}}',
        'We missed you[[, {{customer_name}}]]: ticket {{ticket_number}}. Nothing is lost: please '
        || 'ask at the desk. {{ticket_url}}'
        || E'\n' || ''
        || E'\n' || '-- '
        || E'\n' || 'An automatic message from {{tenant_name}}, which you agreed to: please do not answer it.'),
    ('ticket_missed', 'ar', 'نداء فائت',
        'فاتك النداء: التذكرة {{ticket_number}}',
        'فاتك النداء[[، {{customer_name}}]]: التذكرة {{ticket_number}}. لم يضع دورك: تفضّل إلى '
        || 'الاستقبال. {{ticket_url}}'
        || E'\n' || ''
        || E'\n' || '-- '
        || E'\n' || 'رسالة آلية من {{tenant_name}} وافقتم عليها: نرجو عدم الرد.'),
    ('ticket_transferred', 'fr', 'Suite de la visite',
        'Suite de votre visite : ticket {{ticket_number}}',
        'Suite de la visite[[, {{customer_name}}]] : ticket {{ticket_number}}, {{queue_name}}.[[ '
        || 'Environ {{eta_minutes}} min.]] {{ticket_url}}'
        || E'\n' || ''
        || E'\n' || '-- '
        || E'\n' || 'Message automatique de {{tenant_name}}, à la suite de votre accord : merci de ne pas y '
        || 'répondre.'),
    ('ticket_transferred', 'en', 'Visit goes on',
        'Your visit goes on: ticket {{ticket_number}}',
        'Your visit goes on[[, {{customer_name}}]]: ticket {{ticket_number}}, {{queue_name}}.[[ '
        || 'About {{eta_minutes}} min.]] {{ticket_url}}'
        || E'\n' || ''
        || E'\n' || '-- '
        || E'\n' || 'An automatic message from {{tenant_name}}, which you agreed to: please do not answer it.'),
    ('ticket_transferred', 'ar', 'متابعة الزيارة',
        'تستمر زيارتك: التذكرة {{ticket_number}}',
        'تستمر زيارتك[[، {{customer_name}}]]: التذكرة {{ticket_number}}، {{queue_name}}.[[ نحو '
        || '{{eta_minutes}} دقيقة.]] {{ticket_url}}'
        || E'\n' || ''
        || E'\n' || '-- '
        || E'\n' || 'رسالة آلية من {{tenant_name}} وافقتم عليها: نرجو عدم الرد.')
) as words (event, locale, name, subject, body)
where exists (
        select from notification_template other
        where other.tenant_id = tenant.id and other.event = words.event and other.is_active
    ) and not exists (
        select from notification_template other where other.tenant_id = tenant.id and other.channel = 'email'
    );
alter table notification_template force row level security;
