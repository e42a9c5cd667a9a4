create table report_analysis (
  id text primary key,
  run_id text not null references report_run on delete cascade,
  organization_id text not null,
  verdict text not null check (verdict in ('pass', 'warn', 'fail')),
  verdict_json text not null,
  analysis_md text not null,
  model_used text not null,
  rubric_version text not null,
  created_at timestamptz not null default clock_timestamp()
);
create index report_analysis_of_run on report_analysis (run_id, created_at desc);
