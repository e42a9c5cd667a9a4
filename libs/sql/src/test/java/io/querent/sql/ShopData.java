package io.querent.sql;

import io.querent.semantics.catalog.Catalogue;
import io.querent.semantics.catalog.Column;
import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.catalog.Profile;
import io.querent.semantics.catalog.Relationship;
import io.querent.semantics.catalog.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A small shop: its tables, its few rows, and its catalogue as an engine's learning would write it.
 */
final class ShopData {
  static final List<String> SCRIPT =
      List.of(
          "create table customers (id integer primary key, name text not null, country text,"
              + " joined date, credit decimal(10,2), active boolean)",
          "create table orders (id integer primary key, customer_id integer, ordered_at timestamp,"
              + " status text, total decimal(10,2))",
          "create table order_items (id integer primary key, order_id integer not null, product_id"
              + " integer not null, quantity integer not null, unit_price decimal(10,2))",
          "create table products (id integer primary key, name text not null, category text,"
              + " price decimal(10,2))",
          "create table reviews (id integer primary key, customer_id integer not null,"
              + " product_id integer not null, stars integer, written date)",
          "create table employees (id integer primary key, name text not null, manager_id integer,"
              + " salary integer)",
          "create table airports (code text primary key, city text not null)",
          "create table flights (id integer primary key, origin_code text, destination_code text,"
              + " miles integer)",
          "create table readings (id integer primary key, day text, taken text, made integer,"
              + " epoch bigint, millis bigint, amount text,"
              + " seen timestamptz)",
          "create table \"Line Items\" (\"Order Id\" integer, \"no\" integer, \"Select\" text,"
              + " amount integer, primary key (\"Order Id\", \"no\"))",
          "create table marks (id integer primary key, order_id integer, line integer, tag text)",
          "insert into \"Line Items\" values (1,1,'a''b',5),(1,2,'c',7),(2,1,'a''b',11)",
          "insert into marks values (1,1,1,'x'),(2,1,1,'x'),(3,1,2,'x'),(4,2,1,'y')",
          "insert into customers values (1,'Ada','FR','2023-01-15',100.50,true),"
              + "(2,'Ben','FR','2023-03-02',20.00,false),(3,'Cléo','DE','2024-02-29',null,true),"
              + "(4,'Dan_50%',null,null,7.25,true)",
          "insert into orders values (1,1,'2024-01-05 10:00:00','paid',60.00),"
              + "(2,1,'2024-02-10 23:59:59','open',30.00),(3,2,'2024-02-28 00:00:00','paid',45.00),"
              + "(4,3,'2024-04-01 12:34:56','paid',10.00),(5,null,'2024-04-02 08:07:00',null,5.00)",
          "insert into order_items values (1,1,1,1,10.00),(2,1,2,2,20.00),(3,1,3,1,10.00),"
              + "(4,2,1,1,10.00),(5,2,2,1,20.00),(6,2,3,1,null),(7,3,1,3,10.00),(8,3,3,1,15.00),"
              + "(9,4,1,1,10.00)",
          "insert into products values (1,'Apple','fruit',10.00),(2,'Book','media',20.00),"
              + "(3,'Cup','home',15.00),(4,'Date','fruit',4.00)",
          "insert into reviews values (1,1,1,5,'2024-01-10'),(2,1,2,3,'2024-02-11'),"
              + "(3,2,1,4,'2024-03-01'),(4,3,4,null,'2024-05-05')",
          "insert into employees values (1,'Eve',null,100),(2,'Flo',1,80),(3,'Gus',1,120),"
              + "(4,'Hal',2,70)",
          "insert into airports values ('AAA','Aix'),('BBB','Bonn'),('CCC','Cork')",
          "insert into flights values (1,'AAA','BBB',100),(2,'AAA','CCC',200),(3,'BBB','AAA',110),"
              + "(4,'CCC',null,50)",
          "insert into readings values (1,'2024-01-31','2024-01-31"
              + " 23:50:00',2023,1706745000,1706745000000,'10','2024-01-31 23:50:00+00:00'),"
              + " (2,'2024-02-01','2024-02-01"
              + " 00:10:00',2024,1706746200,1706746200000,'9.5','2024-02-01 00:10:00+00:00'),"
              + " (3,'2024-02-29','2024-02-29"
              + " 12:00:00',2024,1709208000,1709208000000,'n/a','2024-02-29 12:00:00+00:00'),"
              + " (4,null,null,null,null,null,null,null)");

  private ShopData() {}

  static Catalogue catalogue(String dialect) {
    List<Table> tables =
        List.of(
            table(
                "customers",
                "id!:INTEGER",
                "name!:STRING",
                "country:STRING",
                "joined:DATE",
                "credit:DECIMAL",
                "active:BOOLEAN"),
            table(
                "orders",
                "id!:INTEGER",
                "customer_id:INTEGER",
                "ordered_at:TIMESTAMP",
                "status:STRING",
                "total:DECIMAL"),
            table(
                "order_items",
                "id!:INTEGER",
                "order_id!:INTEGER",
                "product_id!:INTEGER",
                "quantity!:INTEGER",
                "unit_price:DECIMAL"),
            table("products", "id!:INTEGER", "name!:STRING", "category:STRING", "price:DECIMAL"),
            table(
                "reviews",
                "id!:INTEGER",
                "customer_id!:INTEGER",
                "product_id!:INTEGER",
                "stars:INTEGER",
                "written:DATE"),
            table(
                "employees", "id!:INTEGER", "name!:STRING", "manager_id:INTEGER", "salary:INTEGER"),
            table("airports", "code!:STRING", "city!:STRING"),
            table(
                "flights",
                "id!:INTEGER",
                "origin_code:STRING",
                "destination_code:STRING",
                "miles:INTEGER"),
            table(
                "readings",
                "id!:INTEGER",
                "day:STRING:iso-date",
                "taken:STRING:iso-timestamp",
                "made:INTEGER:year",
                "epoch:INTEGER:epoch-seconds",
                "millis:INTEGER:epoch-millis",
                "amount:STRING",
                "seen:TIMESTAMP_TZ"),
            lineItems(),
            table("marks", "id!:INTEGER", "order_id:INTEGER", "line:INTEGER", "tag:STRING"));
    List<Relationship> relationships =
        List.of(
            key("orders", "customer_id", "customers"),
            key("order_items", "order_id", "orders"),
            key("order_items", "product_id", "products"),
            key("reviews", "customer_id", "customers"),
            key("reviews", "product_id", "products"),
            key("employees", "manager_id", "employees"),
            relationship("flights", "origin_code", "airports", "code"),
            relationship("flights", "destination_code", "airports", "code"),
            relationship("Line Items", "Order Id", "orders", "id"),
            new Relationship(
                "marks",
                List.of("order_id", "line"),
                "Line Items",
                List.of("Order Id", "no"),
                true,
                1));
    return new Catalogue("shop", dialect, 1, Instant.EPOCH, tables, relationships);
  }

  /** A table whose names need quotes and whose key has two columns. */
  private static Table lineItems() {
    Table plain =
        table("Line Items", "Order Id!:INTEGER", "no!:INTEGER", "Select:STRING", "amount:INTEGER");
    return new Table(
        null,
        plain.name(),
        "table",
        null,
        null,
        plain.columns(),
        List.of("Order Id", "no"),
        List.of());
  }

  private static Relationship key(String from, String column, String to) {
    return relationship(from, column, to, "id");
  }

  private static Relationship relationship(String from, String column, String to, String target) {
    return new Relationship(from, List.of(column), to, List.of(target), true, 1);
  }

  /**
   * A table from {@code name[!]:TYPE[:format]}; the first column is the key, {@code !} is never
   * null.
   */
  private static Table table(String name, String... columns) {
    List<Column> parsed = new ArrayList<>(Arrays.stream(columns).map(ShopData::column).toList());
    return new Table(
        null, name, "table", null, null, parsed, List.of(parsed.getFirst().name()), List.of());
  }

  private static Column column(String text) {
    String[] parts = text.split(":");
    boolean required = parts[0].endsWith("!");
    String name = required ? parts[0].substring(0, parts[0].length() - 1) : parts[0];
    Profile profile =
        parts.length < 3 ? null : new Profile(null, null, null, null, List.of(), false, parts[2]);
    return new Column(name, ColumnType.valueOf(parts[1]), parts[1], !required, null, profile);
  }
}
