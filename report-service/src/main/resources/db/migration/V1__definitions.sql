create table report (
  id text primary key,
  organization_id text not null,
  key text not null,
  title text not null,
  description text,
  owner_id text not null,
  archived boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (organization_id, key)
);

create table report_version (
  id text primary key,
  report_id text not null references report on delete cascade,
  version int not null,
  datasource_id text,
  scope_version_id text,
  def_json text not null,
  checksum text not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  unique (report_id, version)
);
