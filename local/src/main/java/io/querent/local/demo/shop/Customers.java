package io.querent.local.demo.shop;

import io.querent.local.demo.Chance;
import io.querent.local.demo.CopyRows;
import io.querent.local.demo.PersonNames;
import io.querent.local.demo.Places;
import io.querent.local.demo.Weights;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** The shop's users, most recent ones more numerous, some of whom never buy. */
final class Customers {

  static final int USERS = 2_400;
  private static final int DAYS = 1_280;
  private static final double NEVER_BUYS = 0.11;
  private static final List<String> CHANNELS =
      List.of("search", "direct", "newsletter", "social", "referral");
  private static final Weights CHANNEL_WEIGHTS = Weights.of(38, 24, 12, 18, 8);

  private final Chance chance = Chance.of("shop customers");
  private final CopyRows rows =
      new CopyRows(
          "users (id, name, email, city, country, signup_channel, newsletter, created_at)");
  private final List<User> all = new ArrayList<>();
  private final Weights activity;

  record User(int id, LocalDateTime created, boolean buys) {}

  Customers(LocalDateTime now) {
    PersonNames people = new PersonNames(Chance.of("shop people"));
    Weights countries =
        Weights.of(
            Places.COUNTRIES.size(),
            i -> Places.COUNTRIES.get(i).name().equals("Germany") ? 0.9 : 1.0 / (i + 2));
    List<LocalDateTime> signUps = signUps(now);
    for (int id = 1; id <= USERS; id++) {
      PersonNames.Person person = people.next();
      Places.Country country = Places.COUNTRIES.get(countries.pick(chance));
      String city = chance.pick(country.cities());
      rows.add(
          id,
          person.full(),
          chance.happens(0.01) ? null : person.email("post.example"),
          chance.happens(0.004) ? city.toUpperCase(java.util.Locale.ROOT) : city,
          chance.happens(0.015) ? null : country.name(),
          CHANNELS.get(CHANNEL_WEIGHTS.pick(chance)),
          chance.happens(0.42),
          signUps.get(id - 1));
      all.add(new User(id, signUps.get(id - 1), !chance.happens(NEVER_BUYS)));
    }
    this.activity =
        Weights.of(
            USERS, i -> all.get(i).buys() ? 1 / StrictMath.pow((i * 769L) % USERS + 400, 0.8) : 0);
  }

  private List<LocalDateTime> signUps(LocalDateTime now) {
    LocalDate first = now.toLocalDate().minusDays(DAYS);
    List<LocalDateTime> times = new ArrayList<>();
    for (int i = 0; i < USERS; i++) {
      int day = (int) (DAYS * StrictMath.sqrt(chance.unit()) * 0.998);
      times.add(first.plusDays(day).atTime(chance.between(6, 23), chance.below(60)));
    }
    times.sort(null);
    return times;
  }

  CopyRows rows() {
    return rows;
  }

  /** Somebody who had signed up by then. */
  User buyer(Chance orderChance, LocalDateTime time) {
    while (true) {
      User user = all.get(activity.pick(orderChance));
      if (user.created().isBefore(time)) {
        return user;
      }
    }
  }
}
