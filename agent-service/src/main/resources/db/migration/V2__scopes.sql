create table scope (
  id text primary key,
  organization_id text not null,
  name text not null,
  datasource_id text,
  created_by text not null,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp()
);
create index scope_recent on scope (organization_id, updated_at desc, id desc);

create table scope_version (
  id text primary key,
  scope_id text not null references scope on delete cascade,
  version int not null,
  status text not null check (status in ('draft', 'approved', 'archived')),
  scope_md text not null,
  ir_json text,
  created_by text not null,
  created_at timestamptz not null default clock_timestamp(),
  unique (scope_id, version)
);
