CREATE TABLE providers (
  id int PRIMARY KEY,
  name text NOT NULL,
  kind text NOT NULL,
  country text NOT NULL,
  sla_percent numeric(5, 2) NOT NULL,
  support_email text
);
CREATE TABLE sites (
  id int PRIMARY KEY,
  name text NOT NULL,
  url text NOT NULL,
  provider_id int NOT NULL,
  city text NOT NULL,
  country text NOT NULL,
  active boolean NOT NULL
);
CREATE TABLE checks (
  id int PRIMARY KEY,
  site_id int NOT NULL,
  checked_at timestamp NOT NULL,
  up boolean NOT NULL,
  status_code int,
  latency_ms int
);
CREATE TABLE issues (
  id int PRIMARY KEY,
  site_id int NOT NULL,
  severity text NOT NULL CHECK (severity IN ('low', 'medium', 'high', 'critical')),
  title text NOT NULL,
  team text,
  opened_at timestamp NOT NULL,
  closed_at timestamp
);
COMMENT ON TABLE providers IS 'Companies that host sites or carry their traffic';
COMMENT ON COLUMN providers.kind IS 'cloud, colocation, cdn or network';
COMMENT ON COLUMN providers.sla_percent IS 'Availability that the contract promises';
COMMENT ON TABLE sites IS 'Web sites that are watched';
COMMENT ON COLUMN sites.active IS 'Whether it is in use; others are still watched';
COMMENT ON TABLE checks IS 'One request to a site every hour';
COMMENT ON COLUMN checks.up IS 'Whether the site answered as it should';
COMMENT ON COLUMN checks.status_code IS 'HTTP status; empty when there was no answer';
COMMENT ON COLUMN checks.latency_ms IS 'Milliseconds until the answer; empty when there was none';
COMMENT ON TABLE issues IS 'Problems of a site, opened by checks or by people';
COMMENT ON COLUMN issues.severity IS 'low, medium, high or critical';
COMMENT ON COLUMN issues.team IS 'Who takes care of it';
COMMENT ON COLUMN issues.closed_at IS 'Empty as long as the issue is open';
