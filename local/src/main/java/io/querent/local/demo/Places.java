package io.querent.local.demo;

import java.util.List;

/** Countries with cities, streets and a way to write postal codes and phone numbers. */
public final class Places {

  private static final List<String> STREETS =
      List.of(
          "Mill Lane",
          "Harbour Road",
          "Station Street",
          "Linden Avenue",
          "Castle Hill",
          "Market Square",
          "Orchard Way",
          "River Walk",
          "Church Street",
          "Garden Row",
          "Old Bridge Road",
          "Park Crescent",
          "South Quay",
          "Willow Drive");

  /**
   * @param states one for each city, or empty where addresses have none
   * @param postal a pattern of {@code 9} for digits and {@code A} for letters
   */
  public record Country(
      String name, List<String> cities, List<String> states, String postal, String dial) {}

  public record Place(String street, String city, String state, String country, String postal) {}

  private static Country country(String name, String postal, String dial, String... cities) {
    return new Country(name, List.of(cities), List.of(), postal, dial);
  }

  /** The largest markets first. */
  public static final List<Country> COUNTRIES =
      List.of(
          new Country(
              "USA",
              List.of("New York", "Chicago", "Boston", "Seattle", "Austin", "Denver", "Orlando"),
              List.of("NY", "IL", "MA", "WA", "TX", "CO", "FL"),
              "99999",
              "+1"),
          new Country(
              "Canada",
              List.of("Toronto", "Montréal", "Vancouver", "Halifax", "Winnipeg"),
              List.of("ON", "QC", "BC", "NS", "MB"),
              "A9A 9A9",
              "+1"),
          new Country(
              "Brazil",
              List.of("São Paulo", "Rio de Janeiro", "Brasília"),
              List.of("SP", "RJ", "DF"),
              "99999-999",
              "+55"),
          country("France", "99999", "+33", "Paris", "Lyon", "Bordeaux", "Dijon"),
          country("Germany", "99999", "+49", "Berlin", "Frankfurt", "Stuttgart", "Hamburg"),
          country("United Kingdom", "AA9 9AA", "+44", "London", "Edinburgh", "Leeds"),
          country("Spain", "99999", "+34", "Madrid", "Valencia"),
          country("Portugal", "9999-999", "+351", "Lisbon", "Porto"),
          country("Czech Republic", "999 99", "+420", "Prague", "Brno"),
          country("India", "999999", "+91", "Delhi", "Bangalore"),
          country("Italy", "99999", "+39", "Rome", "Turin"),
          country("Netherlands", "9999 AA", "+31", "Amsterdam", "Utrecht"),
          country("Belgium", "9999", "+32", "Brussels", "Ghent"),
          country("Austria", "9999", "+43", "Vienna", "Graz"),
          country("Poland", "99-999", "+48", "Warsaw", "Gdańsk"),
          country("Sweden", "999 99", "+46", "Stockholm", "Malmö"),
          country("Norway", "9999", "+47", "Oslo", "Bergen"),
          country("Denmark", "9999", "+45", "Copenhagen", "Aarhus"),
          country("Finland", "99999", "+358", "Helsinki", "Tampere"),
          country("Ireland", "A99 A999", "+353", "Dublin", "Cork"),
          country("Hungary", "9999", "+36", "Budapest", "Szeged"),
          country("Argentina", "9999", "+54", "Buenos Aires", "Rosario"),
          country("Chile", "9999999", "+56", "Santiago", "Valparaíso"),
          country("Australia", "9999", "+61", "Sydney", "Perth"));

  private Places() {}

  public static Place in(Country country, Chance chance) {
    int city = chance.below(country.cities().size());
    return new Place(
        chance.between(1, 199) + " " + chance.pick(STREETS),
        country.cities().get(city),
        country.states().isEmpty() ? null : country.states().get(city),
        country.name(),
        filled(country.postal(), chance));
  }

  public static String phone(Country country, Chance chance) {
    return country.dial() + " " + filled("999 555-0199", chance);
  }

  private static String filled(String pattern, Chance chance) {
    StringBuilder text = new StringBuilder();
    for (char c : pattern.toCharArray()) {
      switch (c) {
        case '9' -> text.append((char) ('0' + chance.below(10)));
        case 'A' -> text.append((char) ('A' + chance.below(26)));
        default -> text.append(c);
      }
    }
    return text.toString();
  }
}
