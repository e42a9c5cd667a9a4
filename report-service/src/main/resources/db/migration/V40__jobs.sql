create table job (
  id text primary key,
  kind text not null,
  organization text not null,
  created_by text not null,
  caller text not null,
  payload text not null,
  units integer not null,
  estimated_ms bigint not null,
  status text not null check (status in ('queued', 'running', 'completed', 'failed', 'cancelled')),
  generation integer not null default 1,
  fence bigint not null default 0,
  attempts integer not null default 0,
  progress integer not null default 0,
  step text,
  result text,
  error text,
  cancel_requested boolean not null default false,
  last_seq bigint not null default 0,
  created_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  finished_at timestamptz,
  ran_ms bigint
);
create index job_newest on job (organization, created_at desc, id desc);
create index job_durations on job (kind, finished_at desc) where status = 'completed';

create table job_outbox (
  id bigint generated always as identity primary key,
  job_id text not null,
  type text not null,
  topic text not null,
  message text not null
);

create table job_event (
  job_id text not null references job (id) on delete cascade,
  seq bigint not null,
  generation integer not null,
  type text not null,
  payload text not null,
  ts timestamptz not null,
  primary key (job_id, seq)
);
