create table employees (id integer primary key, name text, city text, reports_to integer references employees(id), hired_on date);
insert into employees values (1,'Ada','Oslo',null,'2015-02-01'),(2,'Ben','Oslo',1,'2018-05-01'),(3,'Cleo','Rome',1,'2020-09-01'),(4,'Dan','Rome',3,'2023-01-15');
