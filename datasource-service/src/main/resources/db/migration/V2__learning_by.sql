-- Who learns: the same job may begin again where its dead worker left the mark.
alter table datasource add column learning_by text;
