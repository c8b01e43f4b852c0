-- Ofcom's files of number blocks, each with its date.
create table number_file (
  id bigint generated always as identity primary key,
  name text not null,
  dated date not null,
  imported_at timestamptz not null default now(),
  imported_by text not null
);
create table number_block (
  prefix text primary key check (prefix ~ '^[1-35789][0-9]{1,9}$'),
  file_id bigint not null references number_file on delete cascade,
  status text not null
    check (status in ('allocated', 'free', 'reserved', 'protected', 'quarantined', 'recovered', 'unusable', 'other')),
  holder text,
  length smallint check (length between 7 and 10)
);
create index number_block_file on number_block (file_id);

-- What one person proposes and another decides: to list or change an entry, to take it off, to trust the key of another
-- instance or no longer. Emergency numbers are nobody's to change.
create table directory_change (
  id bigint generated always as identity primary key,
  subject text not null
    check (subject not in ('999', '112', 'emergency-text-18000', 'gas-emergency-gb', 'gas-emergency-ni')),
  action text not null check (action in ('list', 'remove', 'trust', 'distrust')),
  proposal jsonb,
  reason text not null check (char_length(reason) between 3 and 600),
  proposed_by text not null check (proposed_by <> ''),
  proposed_at timestamptz not null default now(),
  state text not null default 'proposed' check (state in ('proposed', 'approved', 'rejected', 'withdrawn')),
  decided_by text,
  decided_at timestamptz,
  note text,
  unique (id, state),
  check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  check (state <> 'approved' or lower(trim(decided_by)) <> lower(trim(proposed_by))),
  check (state <> 'withdrawn' or decided_by = proposed_by),
  check ((action in ('remove', 'distrust')) = (proposal is null)),
  check (
    action <> 'list'
    or (
      coalesce(jsonb_array_length(proposal -> 'sources'), 0) > 0
      and coalesce(proposal ->> 'checked', '') ~ '^\d{4}-\d{2}-\d{2}$'
      and coalesce(proposal ->> 'expires', '') ~ '^\d{4}-\d{2}-\d{2}$'
      and (proposal ->> 'expires') > (proposal ->> 'checked')
    )
  )
);
create unique index directory_change_open on directory_change (subject) where state = 'proposed';
create index directory_change_subject on directory_change (subject, id);

-- A decision is final, and what was proposed is what is decided on.
create function directory_change_final() returns trigger language plpgsql as $$
begin
  if old.state <> 'proposed'
    or (new.subject, new.action, new.reason, new.proposed_by) is distinct from
      (old.subject, old.action, old.reason, old.proposed_by)
    or new.proposal is distinct from old.proposal
  then
    raise exception 'a change of the directory is decided once and never rewritten';
  end if;
  return new;
end
$$;
create trigger directory_change_final before update on directory_change
  for each row execute function directory_change_final();

-- What holds now: the newest change of an entry that two people agreed on.
create table directory_entry (
  subject text primary key,
  change_id bigint not null unique,
  change_state text not null default 'approved' check (change_state = 'approved'),
  foreign key (change_id, change_state) references directory_change (id, state)
);

-- Keys of other instances: trusted by two people, or announced in a release signed with one that was.
create table directory_key (
  key_id text primary key,
  instance text not null,
  public_key text not null,
  change_id bigint,
  change_state text not null default 'approved' check (change_state = 'approved'),
  announced_in bigint,
  trusted_at timestamptz not null default now(),
  retired_at timestamptz,
  foreign key (change_id, change_state) references directory_change (id, state),
  check ((change_id is null) <> (announced_in is null))
);

-- The last good release of each other instance.
create table directory_import (
  instance text primary key,
  version bigint not null check (version > 0),
  key_id text not null references directory_key,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  sha256 text not null,
  entries jsonb not null,
  imported_at timestamptz not null default now(),
  imported_by text not null
);

-- Our own releases: a version is given out once.
create table directory_release (
  version bigint primary key check (version > 0),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  key_id text not null,
  next_key_id text,
  entries integer not null,
  made_by text not null
);
