create table alert (
  id text primary key,
  organization_id text not null,
  report_key text not null,
  name text not null,
  condition text not null,
  delivery text not null,
  sealed_secret text,
  enabled boolean not null,
  owner_id text not null,
  -- Runs that ended before this are not looked at.
  active_since timestamptz not null default clock_timestamp(),
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp()
);
create index alert_of_report on alert (organization_id, report_key, created_at);

create table alert_evaluation (
  alert_id text not null references alert on delete cascade,
  run_id text not null,
  fired boolean not null,
  observed text,
  note text,
  evaluated_at timestamptz not null default clock_timestamp(),
  primary key (alert_id, run_id)
);
create index alert_evaluation_age on alert_evaluation (evaluated_at);

-- The history outlives the alert.
create table alert_delivery (
  id text primary key,
  alert_id text not null,
  organization_id text not null,
  report_key text not null,
  run_id text,
  test boolean not null,
  status text not null check (status in ('pending', 'delivered', 'failed')),
  attempts int not null default 0,
  last_error text,
  note text,
  target text not null,
  observation text not null,
  created_at timestamptz not null default clock_timestamp(),
  delivered_at timestamptz,
  next_attempt_at timestamptz,
  lease_until timestamptz
);
create unique index alert_delivery_once on alert_delivery (alert_id, run_id) where not test;
create index alert_delivery_due on alert_delivery (next_attempt_at) where status = 'pending';
create index alert_delivery_recent on alert_delivery (organization_id, created_at desc, id desc);
