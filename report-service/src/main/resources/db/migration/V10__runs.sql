create table report_run (
  id text primary key,
  report_id text not null references report on delete cascade,
  report_version_id text not null references report_version on delete cascade,
  version int not null,
  organization_id text not null,
  status text not null check (status in ('queued', 'running', 'completed', 'failed', 'cancelled')),
  trigger text not null,
  idempotency_key text,
  datasource_id text not null,
  params text not null,
  params_hash text not null,
  sql_text text,
  columns text,
  samples text,
  row_count bigint,
  truncated boolean,
  result_id text,
  result_expires_at timestamptz,
  warnings text,
  timings text,
  cached_from text,
  verdict text,
  error text,
  created_by text not null,
  node_id text,
  lease_until timestamptz,
  cancel_requested boolean not null default false,
  created_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  finished_at timestamptz
);
create index report_run_recent on report_run (organization_id, created_at desc, id desc);
create index report_run_of_report on report_run (report_id, created_at desc, id desc);
create index report_run_leases on report_run (lease_until) where status in ('queued', 'running');
create index report_run_reusable on report_run
  (report_version_id, datasource_id, params_hash, finished_at desc)
  where status = 'completed' and cached_from is null;
create unique index report_run_once on report_run (organization_id, idempotency_key)
  where idempotency_key is not null;
