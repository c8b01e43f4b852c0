-- What happened, for the audit: names and small facts, never what a person typed.
create table event (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  name text not null,
  detail jsonb not null default '{}'
);
create index event_name_at on event (name, at);

-- How often it happened, by day (UTC).
create table event_count (
  day date not null,
  name text not null,
  count bigint not null check (count > 0),
  primary key (day, name)
);
