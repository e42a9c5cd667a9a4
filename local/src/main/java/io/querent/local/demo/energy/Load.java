package io.querent.local.demo.energy;

import io.querent.local.demo.Chance;
import io.querent.local.demo.energy.Sites.Site;
import java.time.DayOfWeek;
import java.time.LocalDateTime;

/** What a building's meter and thermometer show in a quarter of an hour. */
final class Load {

  private static final double DAYS_OF_YEAR = 365.25;
  private static final int COLDEST_DAY = 20;
  private static final double COMFORT = 16;
  private static final double QUARTERS_PER_HOUR = 4;

  private final Site site;
  private final Chance chance;
  private double weather;

  Load(Site site, Chance chance) {
    this.site = site;
    this.chance = chance;
  }

  /** Outside temperature; the weather of a day drifts away from the season and back. */
  double temperature(LocalDateTime time) {
    weather = weather * 0.998 + chance.normal(0, 0.22);
    double year = 2 * StrictMath.PI * (time.getDayOfYear() - COLDEST_DAY) / DAYS_OF_YEAR;
    double day = 2 * StrictMath.PI * (hour(time) - 15) / 24;
    return site.warmth() - 9 * StrictMath.cos(year) + 3.5 * StrictMath.cos(day) + weather;
  }

  /** Kilowatt-hours of a quarter of an hour. */
  double consumption(LocalDateTime time, double temperature) {
    double heating = Math.max(0, COMFORT - temperature) / 25;
    double cooling = Math.max(0, temperature - 24) / 18;
    double climate = site.use() == Sites.Use.DATA_CENTER ? 0 : heating + cooling;
    double kilowatts =
        site.base() * (1 + 0.5 * climate)
            + site.peak() * activity(time) * (0.75 + 0.6 * climate + 0.25 * chance.unit());
    return kilowatts / QUARTERS_PER_HOUR * chance.normal(1, 0.03);
  }

  private double activity(LocalDateTime time) {
    double hour = hour(time);
    boolean weekend =
        time.getDayOfWeek() == DayOfWeek.SATURDAY || time.getDayOfWeek() == DayOfWeek.SUNDAY;
    return switch (site.use()) {
      case OFFICE -> weekend ? 0.04 : bump(hour, 8, 18);
      case FACTORY -> time.getDayOfWeek() == DayOfWeek.SUNDAY ? 0.1 : bump(hour, 5.5, 22);
      case WAREHOUSE -> weekend ? 0.15 : bump(hour, 6, 20);
      case SCHOOL -> weekend || holidays(time) ? 0.05 : bump(hour, 7.5, 15.5);
      case DATA_CENTER -> 0.6 + 0.4 * bump(hour, 9, 21);
      case STORE -> time.getDayOfWeek() == DayOfWeek.SUNDAY ? 0.08 : bump(hour, 8.5, 20.5);
    };
  }

  private static boolean holidays(LocalDateTime time) {
    return switch (time.getMonthValue()) {
      case 7 -> time.getDayOfMonth() > 10;
      case 8 -> time.getDayOfMonth() < 21;
      case 12 -> time.getDayOfMonth() > 22;
      default -> false;
    };
  }

  /** 1 between the hours, falling to 0 within an hour and a half outside of them. */
  private static double bump(double hour, double from, double to) {
    double outside = Math.max(Math.max(from - hour, hour - to), 0);
    return Math.max(0, 1 - outside / 1.5);
  }

  private static double hour(LocalDateTime time) {
    return time.getHour() + time.getMinute() / 60.0;
  }
}
