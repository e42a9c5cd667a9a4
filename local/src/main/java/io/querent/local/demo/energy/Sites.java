package io.querent.local.demo.energy;

import java.time.LocalDate;
import java.util.List;

/** The buildings whose meters are read. */
final class Sites {

  /** What a building is used for decides when it needs energy. */
  enum Use {
    OFFICE("office"),
    FACTORY("factory"),
    WAREHOUSE("warehouse"),
    SCHOOL("school"),
    DATA_CENTER("data center"),
    STORE("store");

    private final String word;

    Use(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /**
   * @param area in square metres; null where nobody measured it
   * @param base kilowatts that it always needs
   * @param peak kilowatts more at its busiest
   * @param warmth mean temperature outside over the year, in °C
   */
  record Site(
      String id,
      String name,
      String city,
      String country,
      Use use,
      Integer area,
      LocalDate opened,
      double base,
      double peak,
      double warmth) {}

  static final List<Site> ALL =
      List.of(
          site("S01", "Harbour House", "Hamburg", "Germany", Use.OFFICE, 8200, 2009, 60, 260, 9.8),
          site(
              "S02",
              "Mill Works",
              "Stuttgart",
              "Germany",
              Use.FACTORY,
              21500,
              1998,
              310,
              920,
              10.4),
          site("S03", "North Depot", "Bremen", "Germany", Use.WAREHOUSE, 14300, 2015, 85, 140, 9.6),
          site("S04", "Lyon Campus", "Lyon", "France", Use.OFFICE, 6100, 2012, 48, 205, 12.9),
          site("S05", "Seine Store", "Paris", "France", Use.STORE, 2400, 2018, 35, 95, 12.1),
          site("S06", "Foundry", "Dunkirk", "France", Use.FACTORY, 26800, 1987, 420, 1150, 11.0),
          site(
              "S07",
              "Lakeside School",
              "Zurich",
              "Switzerland",
              Use.SCHOOL,
              5200,
              1974,
              22,
              130,
              9.3),
          site(
              "S08",
              "Alpine Data",
              "Bern",
              "Switzerland",
              Use.DATA_CENTER,
              3100,
              2019,
              640,
              70,
              8.8),
          site(
              "S09",
              "Danube Depot",
              "Vienna",
              "Austria",
              Use.WAREHOUSE,
              11800,
              2011,
              70,
              120,
              11.3),
          site("S10", "Ring Store", "Vienna", "Austria", Use.STORE, null, 2021, 28, 80, 11.3));

  private Sites() {}

  private static Site site(
      String id,
      String name,
      String city,
      String country,
      Use use,
      Integer area,
      int opened,
      double base,
      double peak,
      double warmth) {
    LocalDate day = LocalDate.of(opened, 1 + opened % 12, 1 + opened % 27);
    return new Site(id, name, city, country, use, area, day, base, peak, warmth);
  }
}
