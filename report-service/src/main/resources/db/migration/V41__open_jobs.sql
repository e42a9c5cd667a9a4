create index job_open on job (kind, status) where status in ('queued', 'running');
