-- An investigator sees reports as they were given, and takes them out as evidence.
alter table grant_of_role drop constraint grant_of_role_role_check;
alter table grant_of_role add constraint grant_of_role_role_check
  check (role in ('writer', 'approver', 'investigator', 'administrator'));

-- A program that reports for an organisation.
create table reporter_key (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  name text not null check (char_length(name) between 1 and 80),
  key_hash text not null unique,
  made_by text not null,
  made_at timestamptz not null,
  used_at timestamptz,
  ended_by text,
  ended_at timestamptz,
  -- from which day on its reports were set aside, all at once; null where they were not, or that was taken back
  aside_since date,
  aside_by text,
  aside_at timestamptz,
  check ((ended_by is null) = (ended_at is null)),
  check (num_nulls(aside_since, aside_by, aside_at) in (0, 3)),
  check (aside_at is null or ended_at is not null)
);

-- One time that a file of reports was read in, with the rows that could not be.
create table report_import (
  id bigint generated always as identity primary key,
  organisation_id uuid not null references organisation,
  name text not null check (char_length(name) between 1 and 200),
  -- which column holds what
  mapping jsonb not null,
  imported_by text not null,
  began_at timestamptz not null,
  -- from when rows are taken in; null while columns are chosen and it is tried
  started_at timestamptz,
  ended_at timestamptz,
  -- rows looked at so far, and what came of them
  found integer not null default 0,
  added integer not null default 0,
  same integer not null default 0,
  failed integer not null default 0,
  -- the first of the rows that could not be taken in; nothing of what stood in them
  problems jsonb not null default '[]',
  -- why it ended before its last row
  stopped_why text check (char_length(stopped_why) <= 600),
  taken_back_by text,
  taken_back_at timestamptz,
  check ((taken_back_by is null) = (taken_back_at is null))
);
create index report_import_began on report_import (began_at desc);

-- The file itself, from when it is sent until its last row is in.
create table report_import_piece (
  import_id bigint not null references report_import on delete cascade,
  number integer not null,
  bytes bytea not null,
  primary key (import_id, number)
);

-- What somebody tells of a contact. `serial` is the order of arrival.
create table report (
  serial bigint generated always as identity primary key,
  id text not null unique check (id ~ '^[a-z2-7]{12}$'),
  kind text not null check (kind in ('call', 'visit', 'message', 'post', 'sighting')),
  via text not null check (via in ('form', 'api', 'import', 'desk', 'simulated')),
  for_whom text not null check (for_whom in ('self', 'other', 'work')),
  organisation_id uuid references organisation,
  import_id bigint references report_import on delete set null,
  -- the key of the program that sent it
  key_id uuid references reporter_key on delete set null,
  -- what the organisation calls it: the same row is never taken in twice
  their_reference text check (char_length(their_reference) between 1 and 100),
  -- of the code that opens it; null where nobody was given one
  code_hash text,
  received_at timestamptz not null,
  happened_on date not null check (happened_on >= '1990-01-01'),
  happened_minute smallint check (happened_minute between 0 and 1439),
  district text not null,
  force text not null,
  longitude double precision,
  latitude double precision,
  script text,
  tactics text[] not null default '{}',
  -- numbers as digits dialled in the UK, or with +
  shown text[] not null default '{}',
  spoken text[] not null default '{}',
  aliases text[] not null default '{}',
  -- who they said they were with
  claimed text check (char_length(claimed) <= 200),
  method text check (char_length(method) <= 60),
  accounts text[] not null default '{}',
  urls text[] not null default '{}',
  outcome text not null check (outcome in ('nothing', 'shared', 'lost')),
  lost_pounds numeric(12, 2) check (lost_pounds between 0 and 100000000),
  age smallint check (age between 0 and 120),
  sighting jsonb,
  account text not null check (char_length(account) <= 20000),
  -- MinHash of its words, as bytes
  signature bytea,
  trust text not null check (trust in ('unverified', 'checked', 'trusted')),
  looked_at timestamptz,
  looked_by text,
  set_aside_at timestamptz,
  set_aside_why text check (char_length(set_aside_why) <= 600),
  -- a flood it counts to; the first report of a flood stands for all and has none
  flood_id bigint,
  -- keyed hash of the connection or key it came by
  origin text,
  search tsvector generated always as (to_tsvector('english', left(account, 20000))) stored,
  check (lost_pounds is null or outcome = 'lost'),
  check ((longitude is null) = (latitude is null)),
  check ((looked_at is null) = (looked_by is null))
);
create unique index report_theirs on report (organisation_id, their_reference) where their_reference is not null;
create index report_happened on report (happened_on, district);
create index report_district on report (district, happened_on);
create index report_received on report (received_at desc);
create index report_to_look_at on report (received_at desc) where looked_at is null and trust = 'unverified';
create index report_search on report using gin (search);
create index report_origin on report (origin, received_at) where origin is not null;
-- numbers, accounts and addresses: others with the same
create index report_exact on report using gin ((shown || spoken || accounts || urls));

-- Who may be asked about it, if they wish; seen by investigators only.
create table report_contact (
  report bigint primary key references report on delete cascade,
  name text check (char_length(name) <= 120),
  phone text check (char_length(phone) <= 40),
  email text check (char_length(email) <= 254),
  check (coalesce(name, phone, email) is not null)
);

-- What was added afterwards, by who reported (`by` is null) or by a coordinator.
create table report_note (
  id bigint generated always as identity primary key,
  report bigint not null references report on delete cascade,
  by text,
  words text not null check (char_length(words) between 1 and 5000),
  at timestamptz not null
);
create index report_note_report on report_note (report, id);

-- A picture or a recording, without what cameras and telephones write into it.
create table report_evidence (
  id text primary key check (id ~ '^[a-z2-7]{12}$'),
  report bigint not null references report on delete cascade,
  media_type text not null,
  bytes bytea not null,
  sha256 text not null,
  -- of the file as it was given
  given_sha256 text not null,
  added_at timestamptz not null
);
create index report_evidence_report on report_evidence (report);

-- Many false reports at a time: one of them stands for all.
create table report_flood (
  id bigint generated always as identity primary key,
  why text not null check (why in ('origin', 'wording', 'number')),
  -- the serial of a report; no reference, for tables that refer to each other cannot be backed up in an order
  first_report bigint,
  noticed_at timestamptz not null,
  reports integer not null default 0,
  -- null: nobody has looked at it
  decision text check (decision in ('kept-out', 'let-in')),
  decided_by text,
  decided_at timestamptz
);
alter table report add constraint report_flood_of foreign key (flood_id) references report_flood on delete set null;
create index report_of_key on report (key_id, received_at) where key_id is not null;
create index report_of_import on report (import_id) where import_id is not null;
create function flood_after_leaving() returns trigger language plpgsql as $$
begin
  update report_flood set first_report = null where first_report = old.serial;
  return null;
end
$$;
create trigger flood_after_leaving after delete on report
  for each row execute function flood_after_leaving();
create index report_of_flood on report (flood_id) where flood_id is not null;

-- Reports that belong together.
create table series (
  id text primary key check (id ~ '^[a-z2-7]{12}$'),
  name text check (char_length(name) between 1 and 120),
  state text not null default 'open' check (state in ('open', 'closed', 'ended')),
  merged_into text references series on delete set null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  -- of its reports, kept for lists
  reports integer not null default 0,
  first_on date,
  last_on date,
  districts text[] not null default '{}',
  forces text[] not null default '{}',
  script text
);
create index series_changed on series (changed_at desc) where state <> 'ended';
create index series_districts on series using gin (districts);

create table series_report (
  report bigint primary key references report on delete cascade,
  series_id text not null references series on delete cascade,
  since timestamptz not null,
  -- one of those that new reports are compared with
  shown boolean not null default true
);
create index series_report_series on series_report (series_id, shown);

-- Why two reports are of one series.
create table series_link (
  a bigint not null references report on delete cascade,
  b bigint not null references report on delete cascade,
  series_id text not null references series on delete cascade,
  by text not null check (by in ('score', 'analyst')),
  probability real not null,
  reasons jsonb not null,
  why text not null,
  made_at timestamptz not null,
  primary key (a, b),
  check (a < b)
);
create index series_link_b on series_link (b);
create index series_link_series on series_link (series_id);

-- Reports still to be compared with the others. Apart from them: a changed row of a report is written to all its indexes anew.
create table link_waiting (
  report bigint primary key references report on delete cascade
);

-- Keys under which a report is found by its likes: only of those that show what a series is like.
create table link_key (
  key bigint not null,
  report bigint not null references report on delete cascade,
  primary key (key, report)
);
create index link_key_report on link_key (report);

-- What an analyst decided about two reports; it holds until it is undone or decided anew.
create table link_decision (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('join', 'cut')),
  a bigint not null references report on delete cascade,
  b bigint not null references report on delete cascade,
  why text not null check (char_length(why) between 1 and 600),
  decided_by text not null,
  decided_at timestamptz not null,
  undone_by text,
  undone_at timestamptz,
  check (a <> b)
);
create index link_decision_a on link_decision (a);
create index link_decision_b on link_decision (b);

-- How a series came to be what it is. `by` is null for the program.
create table series_event (
  id bigint generated always as identity primary key,
  series_id text not null references series on delete cascade,
  at timestamptz not null,
  what text not null
    check (what in ('began', 'grew', 'shrank', 'joined', 'split', 'cut', 'named', 'closed', 'opened', 'ended', 'exported')),
  other_series text,
  reports integer not null,
  by text,
  words text check (char_length(words) <= 600)
);
create index series_event_series on series_event (series_id, id);

-- Who took a series out as evidence, and why.
create table evidence_export (
  id bigint generated always as identity primary key,
  series_id text not null,
  exported_by text not null,
  why text not null check (char_length(why) between 1 and 600),
  exported_at timestamptz not null,
  redacted boolean not null,
  reports integer not null,
  sha256 text not null
);
create index evidence_export_series on evidence_export (series_id, id);

-- One time that all areas were looked at for spikes, and all reports linked.
create table night_run (
  id bigint generated always as identity primary key,
  upto date not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  started_by text not null,
  series_looked_at integer not null default 0,
  spikes integer not null default 0,
  -- how far it is; 'asked': nobody has begun it
  progress text check (char_length(progress) <= 200),
  problem text
);
create index night_run_began on night_run (began_at desc);

-- More reports than expected.
create table spike (
  id bigint generated always as identity primary key,
  method text not null check (method in ('farrington', 'ears', 'scan', 'knox')),
  level text not null check (level in ('alert', 'list')),
  -- code of a district or force; null: of several that lie together, or everywhere
  area text,
  -- a script, or 'all'
  type text not null,
  from_on date not null,
  to_on date not null,
  observed integer not null,
  expected double precision not null,
  -- the count above which it is one, where the method has a bound
  bound double precision,
  p double precision,
  recurrence_days double precision,
  districts text[] not null,
  why text not null check (char_length(why) <= 1000),
  first_seen_at timestamptz not null,
  seen_at timestamptz not null,
  run_id bigint references night_run on delete set null
);
create unique index spike_once on spike (method, type, coalesce(area, ''), to_on, from_on, districts);
create index spike_seen on spike (to_on desc);
create index spike_districts on spike using gin (districts);

create table spike_report (
  spike_id bigint not null references spike on delete cascade,
  report bigint not null references report on delete cascade,
  primary key (spike_id, report)
);
create index spike_report_report on spike_report (report);

-- Spikes that nobody wants to hear of for a time: of a method, an area, a type, or of all where it says none.
create table spike_silence (
  id bigint generated always as identity primary key,
  method text,
  area text,
  -- of that area when it was set
  districts text[] not null default '{}',
  type text,
  until timestamptz not null,
  why text not null check (char_length(why) between 1 and 600),
  set_by text not null,
  set_at timestamptz not null,
  ended_by text,
  ended_at timestamptz
);

-- How many checks there were. district '' where nobody said where they live.
create table check_count (
  day date not null,
  district text not null,
  script text not null,
  verdict text not null check (verdict in ('stop', 'careful', 'nothing-found', 'unknown')),
  count integer not null,
  primary key (day, district, script, verdict)
);

-- What a warning was drawn up from.
create table warning_basis (
  warning_id text primary key references warning on delete cascade,
  series_id text references series on delete set null,
  spike_id bigint references spike on delete set null,
  made_by text not null,
  made_at timestamptz not null
);

-- Every figure of a draft: what was asked of which reports, and what the answer was then and is now.
create table warning_figure (
  warning_id text not null,
  number integer not null,
  name text not null check (char_length(name) between 1 and 60),
  query jsonb not null,
  -- as it stands in the text
  words text not null,
  value jsonb not null,
  counted_at timestamptz not null,
  value_now jsonb,
  recounted_at timestamptz,
  primary key (warning_id, number, name),
  foreign key (warning_id, number) references warning_version on delete cascade
);
create table warning_figure_report (
  warning_id text not null,
  number integer not null,
  name text not null,
  report bigint not null references report on delete cascade,
  primary key (warning_id, number, name, report),
  foreign key (warning_id, number, name) references warning_figure on delete cascade
);
create index warning_figure_report_report on warning_figure_report (report);

-- What lists say of a series: of its reports that count, which are those of `counts` in src/store/scope.ts.
create function series_told(series text)
returns table (reports integer, first_on date, last_on date, districts text[], forces text[], script text)
language sql stable as $$
  select count(*)::integer, min(r.happened_on), max(r.happened_on),
    coalesce(array_agg(distinct r.district) filter (where r.district is not null), '{}'),
    coalesce(array_agg(distinct r.force) filter (where r.force is not null), '{}'),
    mode() within group (order by r.script)
  from series_report m join report r on r.serial = m.report
  where m.series_id = series_told.series and r.set_aside_at is null and (r.flood_id is null or exists (
    select from report_flood f where f.id = r.flood_id and f.decision = 'let-in'))
$$;

-- Whatever takes reports out of a series (withdrawal, retention, a restore), what lists say of the series stays true.
create function series_after_leaving() returns trigger language plpgsql as $$
begin
  update series s set
    reports = told.reports, first_on = told.first_on, last_on = told.last_on,
    districts = told.districts, forces = told.forces, script = told.script,
    state = case when told.reports < 2 then 'ended' else s.state end
  from (select distinct series_id from gone) of cross join lateral series_told(of.series_id) told
  where s.id = of.series_id;
  return null;
end
$$;
create trigger series_after_leaving after delete on series_report
  referencing old table as gone for each statement execute function series_after_leaving();
