-- What only this database knows: keys that hashes are made with.
create table secret (
  name text primary key,
  value text not null
);

-- How often something was tried, by purpose and keyed hash of who tried.
create table attempt (
  purpose text not null,
  key_hash text not null,
  window_start timestamptz not null,
  window_end timestamptz not null,
  count integer not null check (count > 0),
  primary key (purpose, key_hash, window_start)
);
create index attempt_window_end on attempt (window_end);

-- Who changed what: written in the transaction of the change.
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor_kind text not null check (actor_kind in ('coordinator', 'household', 'trusted', 'terminal', 'service')),
  actor_id text not null,
  organisation_id text,
  origin text not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  before jsonb,
  after jsonb
);
create index audit_subject on audit (subject_kind, subject_id, id);
create index audit_organisation on audit (organisation_id, id);

-- A police force, a council, a Neighbourhood Watch, a housing association, a telecare service.
create table organisation (
  id uuid primary key default gen_random_uuid(),
  name text not null check (char_length(name) between 1 and 120),
  created_at timestamptz not null default now(),
  closed_at timestamptz
);
create unique index organisation_name on organisation (lower(name));

-- A person who signs in at the desk.
create table coordinator (
  id uuid primary key default gen_random_uuid(),
  name text not null check (char_length(name) between 1 and 120),
  email text not null check (char_length(email) between 3 and 254),
  created_at timestamptz not null default now(),
  ended_at timestamptz
);
create unique index coordinator_email on coordinator (lower(email));

-- What a coordinator may do, for which organisation, where. An area is the code of a force or district; none is everywhere.
create table grant_of_role (
  id uuid primary key default gen_random_uuid(),
  coordinator_id uuid not null references coordinator on delete cascade,
  organisation_id uuid not null references organisation on delete cascade,
  role text not null check (role in ('writer', 'approver', 'administrator')),
  area text,
  granted_at timestamptz not null default now(),
  ended_at timestamptz
);
create unique index grant_of_role_once
  on grant_of_role (coordinator_id, organisation_id, role, coalesce(area, '')) where ended_at is null;

-- WebAuthn credentials.
create table passkey (
  id text primary key,
  coordinator_id uuid not null references coordinator on delete cascade,
  public_key text not null,
  counter bigint not null,
  transports text not null,
  label text not null check (char_length(label) between 1 and 80),
  created_at timestamptz not null default now(),
  used_at timestamptz
);
create index passkey_coordinator on passkey (coordinator_id);

-- A random challenge that a browser's next passkey answer must hold, once.
create table challenge (
  token_hash text primary key,
  challenge text not null,
  purpose text not null check (purpose in ('register', 'sign-in')),
  coordinator_id uuid references coordinator on delete cascade,
  expires_at timestamptz not null
);
create index challenge_expires on challenge (expires_at);

-- Invitations, links by e-mail and recovery codes: each works once, only its hash is kept.
create table ticket (
  hash text primary key,
  purpose text not null check (purpose in ('invitation', 'email-link', 'recovery')),
  coordinator_id uuid not null references coordinator on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index ticket_coordinator on ticket (coordinator_id, purpose);

create table desk_session (
  token_hash text primary key,
  coordinator_id uuid not null references coordinator on delete cascade,
  method text not null check (method in ('passkey', 'email-link', 'recovery', 'invitation')),
  browser text not null,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index desk_session_coordinator on desk_session (coordinator_id);

-- Messages to be sent, written with what caused them; a row goes when its message is handed over.
create table outgoing_mail (
  id bigint generated always as identity primary key,
  recipient text not null,
  subject text not null,
  body text not null,
  tries integer not null default 0,
  next_try_at timestamptz not null default now(),
  expires_at timestamptz not null,
  problem text
);
create index outgoing_mail_next on outgoing_mail (next_try_at);
