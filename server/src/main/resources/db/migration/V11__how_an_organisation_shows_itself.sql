-- How an organisation shows itself to people, and what it asks of them. The directory already has its name.
alter table tenant
    add column accent text not null default '#0b5a3c' check (accent ~ '^#[0-9a-f]{6}$'),
    add column logo text check (length(logo) <= 16384),
    add column ask_name text not null default 'optional' check (ask_name in ('no', 'optional', 'required')),
    add column ask_phone text not null default 'optional' check (ask_phone in ('no', 'optional', 'required'));

-- A drawing and the colour behind it, for those who do not read.
alter table service
    add column pictogram text not null default 'info' check (pictogram ~ '^[a-z]{1,20}$'),
    add column hue text not null default 'ardoise'
        check (hue in ('ocre', 'laterite', 'indigo', 'lagon', 'prune', 'olive', 'ardoise'));
