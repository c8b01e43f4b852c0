-- A household: no name, no address. The code on its paper sheet is kept as a slow keyed hash only.
create table household (
  id uuid primary key default gen_random_uuid(),
  created_at timestamptz not null,
  code_hash text not null unique,
  code_made_at timestamptz not null,
  -- Code of a district, as E07000241.
  area text check (char_length(area) between 2 and 12)
);

-- Somebody the resident trusts: waits until the resident confirms, sees only what a consent names, stays in the history.
create table trusted_person (
  id uuid primary key default gen_random_uuid(),
  household_id uuid not null references household on delete cascade,
  name text not null check (char_length(name) between 1 and 40),
  asked_at timestamptz not null,
  confirmed_at timestamptz,
  ended_at timestamptz,
  ended_by text check (ended_by in ('household', 'trusted', 'service')),
  -- Their own recovery code; none until they make one.
  code_hash text unique,
  check ((ended_at is null) = (ended_by is null)),
  check (ended_at is null or code_hash is null)
);
create index trusted_person_household on trusted_person (household_id, asked_at);

-- The one pairing code of a household that is open now; used or replaced, it is gone.
create table household_pairing (
  household_id uuid primary key references household on delete cascade,
  code_hash text not null unique,
  expires_at timestamptz not null
);

-- A browser that opens a household, or what its resident lets a trusted person see.
create table household_device (
  id uuid primary key default gen_random_uuid(),
  token_hash text not null unique,
  household_id uuid not null references household on delete cascade,
  trusted_id uuid references trusted_person on delete cascade,
  browser text not null check (char_length(browser) between 1 and 60),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index household_device_household on household_device (household_id);
create index household_device_trusted on household_device (trusted_id);
create index household_device_expires on household_device (expires_at);

-- What a resident allowed, in the words that were shown. Written once, ended once.
create table consent (
  id uuid primary key default gen_random_uuid(),
  household_id uuid not null references household on delete cascade,
  trusted_id uuid not null references trusted_person on delete cascade,
  item text not null check (item in ('checks', 'reports', 'line-guard', 'warnings', 'area', 'settings')),
  words text not null,
  -- Names the version of the words: a hash of them before the name is filled in.
  words_version text not null,
  given_at timestamptz not null,
  ended_at timestamptz,
  ended_by text check (ended_by in ('household', 'trusted', 'service')),
  check ((ended_at is null) = (ended_by is null))
);
create unique index consent_open on consent (trusted_id, item) where ended_at is null;
create index consent_household on consent (household_id, given_at);

create function consent_ends_once() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null
    or (new.id, new.household_id, new.trusted_id, new.item, new.words, new.words_version, new.given_at)
      is distinct from
      (old.id, old.household_id, old.trusted_id, old.item, old.words, old.words_version, old.given_at)
  then
    raise exception 'a consent is ended once and never changed';
  end if;
  return new;
end $$;
create trigger consent_ends_once before update on consent for each row execute function consent_ends_once();

-- What happened in a household, from closed lists: never words, numbers or names.
create table household_event (
  id bigint generated always as identity primary key,
  household_id uuid not null references household on delete cascade,
  kind text not null check (kind in ('check', 'report', 'line-guard')),
  -- How the contact came; known of checks only.
  contact text check (contact in ('phone', 'door', 'inside', 'call', 'message', 'cash-machine')),
  at timestamptz not null,
  check ((kind = 'check') = (contact is not null))
);
create index household_event_household on household_event (household_id, at);

-- What was erased on request, so that a restored backup can erase it again. Holds hashes, no ids.
create table erasure (
  kind text not null,
  id_hash text not null,
  at timestamptz not null,
  primary key (kind, id_hash)
);
