-- What later runs are compared with, so that whole judgements need not be read for it.
alter table report_analysis add column sums text;
update report_analysis set sums = (
  select json_object_agg(c ->> 'name', c -> 'sum')::text
  from json_array_elements(verdict_json::json #> '{profile,columns}') c
  where json_typeof(c -> 'sum') = 'number'
);

create index report_run_comparable on report_run (report_id, datasource_id, finished_at desc)
  where status = 'completed' and cached_from is null;
create index report_run_unjudged on report_run (finished_at)
  where status = 'completed' and cached_from is null and verdict is null;
create index report_run_sharing on report_run (cached_from) where cached_from is not null;
create index report_run_ended on report_run (finished_at)
  where status in ('completed', 'failed') and cached_from is null;
