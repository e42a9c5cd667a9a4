CREATE TABLE result (
  id              text PRIMARY KEY,
  organization_id text NOT NULL,
  created_by      text,
  datasource_id   text,
  sql             text,
  question        text,
  columns         text NOT NULL,
  row_count       bigint NOT NULL,
  bytes           bigint NOT NULL,
  truncated       boolean NOT NULL,
  row_limit       bigint NOT NULL,
  created_at      timestamptz NOT NULL,
  expires_at      timestamptz NOT NULL,
  removed_at      timestamptz
);

CREATE INDEX result_overdue ON result (expires_at) WHERE removed_at IS NULL;
CREATE INDEX result_forgotten ON result (expires_at) WHERE removed_at IS NOT NULL;
