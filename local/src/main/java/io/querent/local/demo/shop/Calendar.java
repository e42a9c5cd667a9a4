package io.querent.local.demo.shop;

import io.querent.local.demo.Chance;
import io.querent.local.demo.Weights;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** When orders come in: growing year by year, most before Christmas, fewer at weekends. */
final class Calendar {

  private static final int DAYS = 3 * 365;
  private static final double GROWTH_OVER_ALL = 1.1;
  private static final double[] MONTHS = {
    0.9, 0.82, 0.9, 0.96, 1.02, 1.05, 0.98, 0.92, 0.97, 1.03, 1.35, 1.55
  };
  private static final double[] WEEKDAYS = {1.12, 1.05, 1.0, 1.0, 0.98, 0.82, 1.03};
  private static final double[] HOURS = {
    1, .5, .3, .2, .2, .4, 1, 2, 3, 4, 4.5, 5, 5.5, 5, 4.5, 4.5, 4.8, 5.5, 6.5, 8, 9, 8, 5, 2.5
  };

  private Calendar() {}

  /** That many moments in three years up to now, in order. */
  static List<LocalDateTime> moments(int count, LocalDateTime now, Chance chance) {
    LocalDate first = now.toLocalDate().minusDays(DAYS - 1L);
    Weights days = Weights.of(DAYS, day -> weight(first.plusDays(day), day, now));
    Weights hours = Weights.of(HOURS);
    List<LocalDateTime> moments = new ArrayList<>(count);
    while (moments.size() < count) {
      LocalDateTime moment =
          first
              .plusDays(days.pick(chance))
              .atTime(hours.pick(chance), chance.below(60), chance.below(60));
      if (moment.isBefore(now)) {
        moments.add(moment);
      }
    }
    moments.sort(null);
    return moments;
  }

  private static double weight(LocalDate date, int day, LocalDateTime now) {
    double trend = 1 + GROWTH_OVER_ALL * day / DAYS;
    double passed = date.equals(now.toLocalDate()) ? now.getHour() / 24.0 + 0.02 : 1;
    return passed
        * trend
        * MONTHS[date.getMonthValue() - 1]
        * WEEKDAYS[date.getDayOfWeek().getValue() - 1];
  }
}
