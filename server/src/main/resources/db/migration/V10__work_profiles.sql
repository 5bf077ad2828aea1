-- By so many minutes who is first in this queue goes before those of the counter's other queues.
alter table counter_queue
    add head_start_minutes integer not null default 0 check (head_start_minutes between -240 and 240);

-- What an agent must be able to do to serve a queue, and what each of them can; null is for anybody.
alter table queue add skill text check (length(skill) between 1 and 60);
alter table membership add skills text[] not null default '{}';
