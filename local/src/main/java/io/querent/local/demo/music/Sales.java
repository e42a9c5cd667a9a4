package io.querent.local.demo.music;

import io.querent.local.demo.Chance;
import io.querent.local.demo.PersonNames;
import io.querent.local.demo.Places;
import io.querent.local.demo.Weights;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Who works here, who buys, and what was bought in five calendar years. */
final class Sales {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final int FIRST_YEAR = 2021;
  private static final double[] YEARS = {0.8, 0.9, 1.0, 1.15, 1.3};
  private static final double[] MONTHS = {
    0.85, 0.8, 0.9, 0.95, 1.0, 0.95, 0.85, 0.9, 1.0, 1.1, 1.3, 1.6
  };
  private static final int INVOICES = 450;
  private static final int CUSTOMERS_WITHOUT_INVOICE = 2;

  /** Customers per country, in the order of {@link Places#COUNTRIES}. */
  private static final int[] CUSTOMERS = {
    13, 8, 5, 5, 4, 3, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1
  };

  private static final int[] LINES = {1, 2, 4, 6, 9, 14};
  private static final Weights LINE_COUNTS = Weights.of(15, 25, 20, 18, 14, 8);

  private static final List<String> COMPANIES =
      List.of(
          "Aldergate Studios",
          "Brightwater Media",
          "Copperfield Radio",
          "Dunmore Events",
          "Eastmoor Hotels",
          "Fairlight Cinema",
          "Greenhill Gyms",
          "Hartwell Cafés");

  private final Chance chance = Chance.of("music sales");
  private final PersonNames people = new PersonNames(Chance.of("music people"));
  private final List<Library.Track> tracks;
  private final List<Places.Place> addresses = new ArrayList<>();

  Sales(List<Library.Track> tracks) {
    this.tracks = tracks;
  }

  void write(Rows rows) throws SQLException {
    employees(rows);
    customers(rows);
    invoices(rows);
  }

  private void employees(Rows rows) throws SQLException {
    List<String> titles =
        List.of(
            "General Manager",
            "Sales Manager",
            "Sales Support Agent",
            "Sales Support Agent",
            "Sales Support Agent",
            "IT Manager",
            "IT Staff",
            "IT Staff");
    Integer[] reportsTo = {null, 1, 2, 2, 2, 1, 6, 6};
    Places.Country canada = Places.COUNTRIES.get(1);
    for (int id = 1; id <= titles.size(); id++) {
      PersonNames.Person person = people.next();
      Places.Place place = Places.in(canada, chance);
      LocalDate birth = LocalDate.of(1960, 1, 1).plusDays(chance.below(365 * 35));
      LocalDate hired = LocalDate.of(2016, 1, 1).plusDays(chance.below(365 * 6));
      rows.add(
          "Employee",
          id,
          person.family(),
          person.given(),
          titles.get(id - 1),
          reportsTo[id - 1],
          birth.atStartOfDay().format(TIME),
          hired.atStartOfDay().format(TIME),
          place.street(),
          place.city(),
          place.state(),
          place.country(),
          place.postal(),
          Places.phone(canada, chance),
          chance.happens(0.6) ? Places.phone(canada, chance) : null,
          person.email("recordshop.example"));
    }
  }

  private void customers(Rows rows) throws SQLException {
    List<Places.Country> countries = new ArrayList<>();
    for (int i = 0; i < CUSTOMERS.length; i++) {
      countries.addAll(Collections.nCopies(CUSTOMERS[i], Places.COUNTRIES.get(i)));
    }
    while (!countries.isEmpty()) {
      Places.Country country = countries.remove(chance.below(countries.size()));
      PersonNames.Person person = people.next();
      Places.Place place = Places.in(country, chance);
      addresses.add(place);
      rows.add(
          "Customer",
          addresses.size(),
          person.given(),
          person.family(),
          chance.happens(0.17) ? chance.pick(COMPANIES) : null,
          place.street(),
          addresses.size() == 23 ? place.city() + " " : place.city(),
          place.state(),
          place.country(),
          chance.happens(0.06) ? null : place.postal(),
          chance.happens(0.03) ? null : Places.phone(country, chance),
          chance.happens(0.2) ? Places.phone(country, chance) : null,
          person.email("mail.example"),
          Weights.of(36, 34, 30).pick(chance) + 3);
    }
  }

  private void invoices(Rows rows) throws SQLException {
    List<LocalDateTime> times = new ArrayList<>();
    Weights months = Weights.of(YEARS.length * 12, m -> YEARS[m / 12] * MONTHS[m % 12]);
    for (int i = 0; i < INVOICES; i++) {
      int month = months.pick(chance);
      LocalDate first = LocalDate.of(FIRST_YEAR + month / 12, month % 12 + 1, 1);
      times.add(
          first
              .plusDays(chance.below(first.lengthOfMonth()))
              .atTime(chance.between(7, 22), chance.below(60), chance.below(60)));
    }
    Collections.sort(times);
    Weights buyers =
        Weights.of(
            addresses.size() - CUSTOMERS_WITHOUT_INVOICE,
            i -> 1 / StrictMath.pow((i * 37) % 58 + 12, 0.7));
    Weights popularity =
        Weights.of(tracks.size(), i -> 1 / StrictMath.pow((i * 1009L) % tracks.size() + 40, 0.6));
    int line = 0;
    for (int id = 1; id <= times.size(); id++) {
      line = invoice(rows, id, times.get(id - 1), buyers.pick(chance) + 1, popularity, line);
    }
  }

  /** Writes an invoice with its lines; returns the number of the last line. */
  private int invoice(
      Rows rows, int id, LocalDateTime time, int customer, Weights popularity, int lines)
      throws SQLException {
    Set<Integer> bought = new LinkedHashSet<>();
    int count = LINES[LINE_COUNTS.pick(chance)];
    while (bought.size() < count) {
      bought.add(popularity.pick(chance));
    }
    BigDecimal total = BigDecimal.ZERO;
    int line = lines;
    for (int position : bought) {
      Library.Track track = tracks.get(position);
      int quantity = chance.happens(0.05) ? 2 : 1;
      total = total.add(BigDecimal.valueOf(track.price()).multiply(BigDecimal.valueOf(quantity)));
      line++;
      rows.add("InvoiceLine", line, id, track.id(), track.price(), quantity);
    }
    Places.Place place = addresses.get(customer - 1);
    rows.add(
        "Invoice",
        id,
        customer,
        time.format(TIME),
        place.street(),
        place.city(),
        place.state(),
        place.country(),
        place.postal(),
        total.doubleValue());
    return line;
  }
}
