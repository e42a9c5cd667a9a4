-- The inbox of a service that works on jobs: each request once, and under which lease it runs.
create table if not exists job_work (
  job_id text primary key,
  kind text not null,
  organization text not null,
  generation integer not null,
  caller text not null,
  payload text,
  state text not null check (state in ('queued', 'running', 'completed', 'failed', 'cancelled')),
  cancel_requested boolean not null default false,
  attempts integer not null default 0,
  fence bigint not null default 0,
  checkpoint text,
  worker text,
  lease_until timestamptz,
  not_before timestamptz not null default clock_timestamp(),
  accepted_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  ended_at timestamptz,
  outcome text,
  reported boolean not null default false
);
create index if not exists job_work_open on job_work (state, not_before) where state in ('queued', 'running');
create index if not exists job_work_turns on job_work (started_at, organization) where started_at is not null;
create index if not exists job_work_unreported on job_work (ended_at) where outcome is not null and not reported;
