create table sites (site_id integer primary key, name text, region text, area_m2 integer, opened date);
create table measurements (id integer primary key, site_id integer references sites(site_id), measured_at timestamp, kwh float, temperature float);
create table events (event_id integer primary key, site_id integer references sites(site_id), kind text, happened_at timestamp, severity text);
insert into sites values (1,'North Plant','North',1200,'2015-04-01'),(2,'Harbour Hall','South',800,'2019-09-15'),(3,'Depot','North',300,'2021-01-10');
insert into measurements values (1,1,'2024-01-01 00:00:00',10,2.0),(2,1,'2024-01-02 00:00:00',20,3.0),(3,1,'2024-02-01 00:00:00',30,5.0),(4,2,'2024-01-01 00:00:00',5,8.0),(5,2,'2024-02-01 00:00:00',7,9.0),(6,3,'2024-02-03 00:00:00',1,null);
insert into events values (1,1,'outage','2024-01-05 00:00:00','high'),(2,1,'maintenance','2024-01-09 00:00:00','low'),(3,2,'outage','2024-02-05 00:00:00','low');
