create table chat (
  id text primary key,
  organization_id text not null,
  user_id text not null,
  title text,
  datasource_id text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index chat_recent on chat (organization_id, user_id, updated_at desc);

create table run (
  id text primary key,
  chat_id text not null references chat on delete cascade,
  organization_id text not null,
  user_id text not null,
  question text not null,
  status text not null,
  answer text,
  choices text,
  node_id text not null,
  stop_requested boolean not null default false,
  lease_until timestamptz not null,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index run_of_chat on run (chat_id, created_at);
create index run_leases on run (lease_until) where status = 'running';
