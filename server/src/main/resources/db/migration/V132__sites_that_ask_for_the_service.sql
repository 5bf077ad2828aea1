-- A site has a code too: whoever writes it is asked for which of its queues.
alter table join_code
    alter queue_id drop not null,
    add site_id uuid unique,
    add foreign key (tenant_id, site_id) references site (tenant_id, id) on delete cascade,
    add constraint join_code_of_one check (num_nonnulls(queue_id, site_id) = 1);
create index on join_code (tenant_id, site_id) where site_id is not null;

create function add_join_code(of_tenant uuid, of_queue uuid, of_site uuid) returns void
    language plpgsql
as $$
declare
    letters constant text := '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
    candidate text;
begin
    loop
        select string_agg(substr(letters, 1 + floor(random() * 32)::integer, 1), '')
        into candidate from generate_series(1, 5);
        -- Neither a ticket's number nor a word.
        continue when candidate !~ '[0-9].*[A-Z]';
        insert into join_code (code, tenant_id, queue_id, site_id)
        values (candidate, of_tenant, of_queue, of_site)
        on conflict (code) do nothing;
        exit when found;
    end loop;
end
$$;
create or replace function give_join_code() returns trigger
    language plpgsql
as $$
begin
    perform add_join_code(new.tenant_id, case when tg_table_name = 'queue' then new.id end,
        case when tg_table_name = 'site' then new.id end);
    return null;
end
$$;
create trigger give_join_code after insert on site for each row execute function give_join_code();

-- The owner of the tables sees no row of an organisation otherwise.
alter table site no force row level security;
select add_join_code(tenant_id, null, id) from site;
alter table site force row level security;

-- The code of the site whose queues were offered, while it is asked which one is meant.
alter table conversation add asked_about text;

-- Our message that a person answers, by the provider's id: a button belongs to the message that shows it.
alter table inbound_message add replied_to text;
-- What an answer was about says the message that it answers.
create index on inbound_message (tenant_id, answer_id) where answer_id is not null;

-- Which of the staff wrote a message with their own words, and content that belongs to no notification template. Both
-- without a key, because messages outlive them.
alter table notification
    add author_id uuid,
    add content_template_id uuid;
