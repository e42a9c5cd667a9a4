ALTER TABLE sites ADD FOREIGN KEY (provider_id) REFERENCES providers;
ALTER TABLE checks ADD FOREIGN KEY (site_id) REFERENCES sites;
ALTER TABLE issues ADD FOREIGN KEY (site_id) REFERENCES sites;
CREATE INDEX ON sites (provider_id);
CREATE INDEX ON checks (site_id, checked_at);
CREATE INDEX ON checks (checked_at);
CREATE INDEX ON issues (site_id);
CREATE INDEX ON issues (opened_at);
ANALYZE providers, sites, checks, issues;
