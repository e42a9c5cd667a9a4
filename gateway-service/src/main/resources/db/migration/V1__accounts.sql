create table organization (
  id text primary key,
  name text not null,
  created_at timestamptz not null
);

create table account (
  id text primary key,
  email text not null,
  name text,
  password_hash text not null,
  created_at timestamptz not null
);
create unique index account_email on account (lower(email));

create table membership (
  organization_id text not null references organization on delete cascade,
  user_id text not null references account on delete cascade,
  role text not null,
  created_at timestamptz not null,
  primary key (organization_id, user_id)
);
create index membership_of_user on membership (user_id);

create table refresh_token (
  hash text primary key,
  user_id text not null references account on delete cascade,
  organization_id text not null references organization on delete cascade,
  family text not null,
  used boolean not null default false,
  expires_at timestamptz not null
);
create index refresh_token_family on refresh_token (family);
create index refresh_token_expiry on refresh_token (expires_at);

create table api_key (
  id text primary key,
  organization_id text not null,
  user_id text not null,
  name text not null,
  role text not null,
  hash text not null unique,
  hint text not null,
  created_at timestamptz not null,
  expires_at timestamptz
);
create index api_key_of_organization on api_key (organization_id);

create table signing_key (
  id text primary key,
  sealed text not null,
  created_at timestamptz not null
);

create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  organization_id text,
  user_id text,
  action text not null,
  target text,
  outcome text not null,
  request_id text
);
create index audit_recent on audit_entry (organization_id, id desc);
