-- What is done again and again, and when next. Of several processes, the one that holds the lease does it.
create table schedule (
  name text primary key,
  next_at timestamptz not null,
  done_at timestamptz,
  holder text,
  lease_until timestamptz,
  check ((holder is null) = (lease_until is null))
);
