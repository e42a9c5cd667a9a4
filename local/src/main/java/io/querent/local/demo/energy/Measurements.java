package io.querent.local.demo.energy;

import io.querent.local.demo.Chance;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** A year of quarter-hourly values per site as Parquet, with gaps, spikes and a few nonsense. */
final class Measurements {

  private static final int MINUTES = 15;
  private static final double GAP_BEGINS = 0.0004;
  private static final int LONGEST_GAP = 60;
  private static final double NO_TEMPERATURE = 0.006;
  private static final double SPIKE = 0.00006;
  private static final double NEGATIVE = 0.00003;

  private Measurements() {}

  static void write(Path file, LocalDateTime now) throws SQLException {
    LocalDateTime end =
        now.truncatedTo(ChronoUnit.HOURS).plusMinutes(now.getMinute() / MINUTES * MINUTES);
    try (DuckDBConnection connection =
            DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = 1");
      statement.execute(
          "CREATE TABLE measurements"
              + " (site_id VARCHAR, timestamp TIMESTAMP, kwh DOUBLE, temperature DOUBLE)");
      try (DuckDBAppender appender =
          connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "measurements")) {
        for (Sites.Site site : Sites.ALL) {
          site(appender, site, end);
        }
      }
      statement.execute(
          "COPY (SELECT * FROM measurements ORDER BY site_id, timestamp) TO '"
              + file.toString().replace("'", "''")
              + "' (FORMAT parquet, COMPRESSION zstd)");
    }
  }

  private static void site(DuckDBAppender appender, Sites.Site site, LocalDateTime end)
      throws SQLException {
    Chance chance = Chance.of("energy " + site.id());
    Load load = new Load(site, Chance.of("energy load " + site.id()));
    int missing = 0;
    LocalDateTime start = end.toLocalDate().minusYears(1).atStartOfDay();
    for (LocalDateTime time = start; time.isBefore(end); time = time.plusMinutes(MINUTES)) {
      double temperature = load.temperature(time);
      double kwh = load.consumption(time, temperature);
      if (chance.happens(GAP_BEGINS)) {
        missing = chance.between(1, LONGEST_GAP);
      }
      if (missing-- > 0) {
        continue;
      }
      if (chance.happens(SPIKE)) {
        kwh *= 12;
      } else if (chance.happens(NEGATIVE)) {
        kwh = -1;
      }
      appender.beginRow();
      appender.append(site.id());
      appender.append(time);
      appender.append(rounded(kwh, 1000));
      if (chance.happens(NO_TEMPERATURE)) {
        appender.appendNull();
      } else {
        appender.append(rounded(temperature, 10));
      }
      appender.endRow();
    }
  }

  private static double rounded(double value, double parts) {
    return Math.round(value * parts) / parts;
  }
}
