-- Addresses that warnings are collected from, by a schedule.
create table warning_source (
  id bigint generated always as identity primary key,
  address text not null unique check (char_length(address) between 8 and 2000),
  title text not null check (char_length(title) between 1 and 200),
  every_minutes integer not null check (every_minutes between 15 and 10080),
  added_by text not null,
  added_at timestamptz not null,
  stopped_at timestamptz,
  next_at timestamptz not null,
  tried_at timestamptz,
  done_at timestamptz,
  failures integer not null default 0 check (failures >= 0),
  problem text,
  etag text,
  last_modified text,
  -- addresses of its entries that were read, each with when
  seen jsonb not null default '{}'
);

-- A warning: our own, or another's that was taken in. Those that tell one story share the id of the first of them.
create table warning (
  id text primary key check (id ~ '^[a-z2-7]{12}$'),
  kind text not null check (kind in ('own', 'taken')),
  story text not null,
  address text,
  source_id bigint references warning_source on delete set null,
  organisation_id uuid references organisation,
  made_at timestamptz not null,
  check (kind = 'taken' or (organisation_id is not null and address is null))
);
create unique index warning_address on warning (address) where address is not null;
create index warning_story on warning (story);

-- What a warning says from one change to the next, and how far it got.
create table warning_version (
  warning_id text not null references warning on delete cascade,
  number integer not null check (number > 0),
  state text not null
    check (state in ('collected', 'draft', 'pending', 'returned', 'rejected', 'published', 'updated', 'cancelled')),
  revision integer not null default 1 check (revision > 0),
  content jsonb not null,
  text text not null,
  sha256 text not null,
  title text not null,
  organisation text not null,
  issued_on date,
  districts text[] not null default '{}',
  tactics text[] not null default '{}',
  scripts text[] not null default '{}',
  bands integer[] not null default '{}',
  reading jsonb not null,
  search tsvector generated always as
    (setweight(to_tsvector('english', title), 'A') || to_tsvector('english', left(text, 100000))) stored,
  made_by text not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  submitted_by text,
  submitted_at timestamptz,
  decided_by text,
  decided_at timestamptz,
  note text check (char_length(note) <= 2000),
  published_at timestamptz,
  expires_at timestamptz,
  ended_by text,
  ended_at timestamptz,
  end_reason text check (char_length(end_reason) <= 600),
  primary key (warning_id, number),
  check ((submitted_by is null) = (submitted_at is null)),
  check ((decided_by is null) = (decided_at is null)),
  check (state not in ('pending', 'rejected', 'published', 'cancelled') or submitted_by is not null),
  check ((published_at is not null) or state not in ('published', 'cancelled')),
  check (published_at is null or (decided_by is not null and lower(trim(decided_by)) <> lower(trim(submitted_by)))),
  check ((ended_at is not null) = (state in ('updated', 'cancelled')))
);
create unique index warning_version_open on warning_version (warning_id)
  where state in ('collected', 'draft', 'pending', 'returned');
create unique index warning_version_published on warning_version (warning_id) where state = 'published';
create index warning_version_state on warning_version (state, changed_at desc);
create index warning_version_sha256 on warning_version (sha256);
create index warning_version_issued on warning_version (issued_on desc);
create index warning_version_search on warning_version using gin (search);
create index warning_version_districts on warning_version using gin (districts);
create index warning_version_tactics on warning_version using gin (tactics);
-- Asked for every document that is taken in: a list of what is not sorted in yet would be read through each time.
create index warning_version_bands on warning_version using gin (bands) with (fastupdate = off);

-- What was put forward is what is decided on, and what was published stays as it was.
create function warning_version_kept() returns trigger language plpgsql as $$
begin
  if old.state not in ('draft', 'returned')
    and (new.content, new.text, new.sha256, new.title, new.organisation, new.revision)
      is distinct from (old.content, old.text, old.sha256, old.title, old.organisation, old.revision)
  then
    raise exception 'a warning that was put forward is never rewritten';
  end if;
  if old.published_at is not null
    and (new.published_at, new.expires_at, new.submitted_by, new.decided_by, new.decided_at)
      is distinct from (old.published_at, old.expires_at, old.submitted_by, old.decided_by, old.decided_at)
  then
    raise exception 'what was published stays as it was';
  end if;
  if new.state <> old.state and not (old.state, new.state) in (
    ('collected', 'pending'), ('collected', 'updated'),
    ('draft', 'pending'), ('returned', 'pending'), ('returned', 'updated'),
    ('pending', 'published'), ('pending', 'returned'), ('pending', 'rejected'), ('pending', 'updated'),
    ('published', 'updated'), ('published', 'cancelled')
  ) then
    raise exception 'a warning does not go from % to %', old.state, new.state;
  end if;
  return new;
end
$$;
create trigger warning_version_kept before update on warning_version
  for each row execute function warning_version_kept();

-- What was taken in, byte by byte, where it is not the text itself.
create table warning_original (
  warning_id text not null,
  number integer not null,
  media_type text not null,
  bytes bytea not null,
  taken_at timestamptz not null,
  primary key (warning_id, number),
  foreign key (warning_id, number) references warning_version on delete cascade
);

-- Every time somebody saved a draft; `aside`: another had saved in between, and this waits to be put together with it.
create table warning_save (
  id bigint generated always as identity primary key,
  warning_id text not null,
  number integer not null,
  revision integer not null,
  content jsonb not null,
  aside boolean not null default false,
  saved_by text not null,
  saved_at timestamptz not null,
  foreign key (warning_id, number) references warning_version on delete cascade
);
create index warning_save_version on warning_save (warning_id, number, id);

-- Where a person found that the reading is wrong: what the field says instead.
create table warning_correction (
  id bigint generated always as identity primary key,
  warning_id text not null,
  number integer not null,
  field text not null check (char_length(field) between 1 and 40),
  before jsonb not null,
  after jsonb not null,
  quote text check (char_length(quote) <= 1000),
  corrected_by text not null,
  corrected_at timestamptz not null,
  undone_at timestamptz,
  foreign key (warning_id, number) references warning_version on delete cascade
);
create index warning_correction_version on warning_correction (warning_id, number, id);

-- What went out, as it went out.
create table warning_sent (
  id bigint generated always as identity primary key,
  identifier text not null unique,
  warning_id text not null,
  number integer not null,
  kind text not null check (kind in ('alert', 'update', 'cancel')),
  sent_at timestamptz not null,
  cap text not null,
  foreign key (warning_id, number) references warning_version on delete cascade
);
create index warning_sent_version on warning_sent (warning_id, number);
create function warning_sent_kept() returns trigger language plpgsql as $$
begin
  raise exception 'what was sent is kept as sent';
end
$$;
create trigger warning_sent_kept before update on warning_sent
  for each row execute function warning_sent_kept();

-- One time that documents were taken in, with what could not be.
create table warning_intake (
  id bigint generated always as identity primary key,
  origin text not null check (char_length(origin) <= 2000),
  source_id bigint references warning_source on delete cascade,
  taken_by text not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  found integer not null default 0,
  added integer not null default 0,
  updated integer not null default 0,
  same integer not null default 0,
  copies integer not null default 0,
  failed integer not null default 0,
  problems jsonb not null default '[]'
);
create index warning_intake_began on warning_intake (began_at desc);
