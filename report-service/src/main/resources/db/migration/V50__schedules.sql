create table schedule (
  id text primary key,
  organization_id text not null,
  report_key text not null,
  cron text not null,
  zone text not null,
  params text,
  datasource_id text,
  misfire text not null check (misfire in ('run_once', 'skip')),
  enabled boolean not null,
  owner_id text not null,
  next_fire_at timestamptz,
  last_fire_at timestamptz,
  last_run_id text,
  suspended_reason text,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp()
);
create index schedule_due on schedule (next_fire_at) where enabled and suspended_reason is null;
create index schedule_of_organization on schedule (organization_id, report_key, created_at);

-- One row for each fire: the key under which a fire time yields one job only.
create table schedule_fire (
  schedule_id text not null references schedule on delete cascade,
  fire_at timestamptz not null,
  job_id text,
  primary key (schedule_id, fire_at)
);
create index schedule_fire_age on schedule_fire (fire_at);
