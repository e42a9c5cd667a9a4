create table providers (provider_id integer primary key, provider_name text, tier text);
create table sites (site_id integer primary key, provider_id integer references providers(provider_id), host_name text, is_active boolean);
create table checks (check_id integer primary key, site_id integer references sites(site_id), checked_at timestamp, latency_ms integer, status_code integer);
create table issues (issue_id integer primary key, site_id integer references sites(site_id), opened_at timestamp, closed_at timestamp, severity text, title text);
insert into providers values (1,'Nimbus','gold'),(2,'Strato','silver'),(3,'Cirrus','gold');
insert into sites values (1,1,'a.example.net',1),(2,1,'b.example.net',1),(3,2,'c.example.net',0),(4,3,'d.example.net',1);
insert into checks values (1,1,'2024-06-01 00:00:00',120,200),(2,1,'2024-06-02 00:00:00',80,200),(3,2,'2024-06-01 00:00:00',300,500),(4,3,'2024-06-01 00:00:00',50,200);
insert into issues values (1,1,'2024-06-01 10:00:00','2024-06-01 12:00:00','critical','Timeouts'),(2,1,'2024-06-03 10:00:00',null,'minor','Slow pages'),(3,3,'2024-06-04 09:00:00',null,'critical','Certificate expired');
