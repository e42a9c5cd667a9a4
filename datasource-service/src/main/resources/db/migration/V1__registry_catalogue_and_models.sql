CREATE TABLE datasource (
  key               uuid PRIMARY KEY,
  organization_id   text        NOT NULL,
  id                text        NOT NULL,
  kind              text        NOT NULL,
  dialect           text        NOT NULL,
  display_name      text        NOT NULL,
  description       text,
  is_default        boolean     NOT NULL DEFAULT false,
  status            text        NOT NULL,
  health            text        NOT NULL,
  health_detail     text,
  connection        text        NOT NULL,
  table_count       integer,
  catalogue_version bigint      NOT NULL DEFAULT 0,
  model_version     bigint      NOT NULL DEFAULT 0,
  learned_at        timestamptz,
  learning_until    timestamptz,
  questions         text        NOT NULL DEFAULT '[]',
  created_by        text        NOT NULL,
  created_at        timestamptz NOT NULL,
  updated_at        timestamptz NOT NULL,
  UNIQUE (organization_id, id)
);

COMMENT ON COLUMN datasource.connection IS 'connection settings, sealed by the vault for this key';
COMMENT ON COLUMN datasource.learning_until IS 'lease of the learning under way; null when there is none';

CREATE TABLE catalogue (
  datasource_key uuid        NOT NULL REFERENCES datasource ON DELETE CASCADE,
  version        bigint      NOT NULL,
  learned_at     timestamptz NOT NULL,
  document       text        NOT NULL,
  files          text        NOT NULL DEFAULT '{}',
  PRIMARY KEY (datasource_key, version)
);

CREATE TABLE semantic_model (
  datasource_key uuid        NOT NULL REFERENCES datasource ON DELETE CASCADE,
  version        bigint      NOT NULL,
  document       text        NOT NULL,
  created_by     text        NOT NULL,
  created_at     timestamptz NOT NULL,
  PRIMARY KEY (datasource_key, version)
);
