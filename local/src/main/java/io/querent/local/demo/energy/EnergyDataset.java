package io.querent.local.demo.energy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.local.LocalEnvironment;
import io.querent.local.demo.Chance;
import io.querent.local.demo.DemoDataset;
import io.querent.local.demo.Edition;
import io.querent.local.demo.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code energy}: a folder of files. Its edition is the hidden file {@value #MARK} beside them. */
public final class EnergyDataset implements DemoDataset {

  static final String MARK = ".edition";
  private static final int EVENTS = 260;
  private static final List<String> KINDS = List.of("maintenance", "alarm", "outage", "inspection");
  private static final Weights KIND_WEIGHTS = Weights.of(38, 34, 10, 18);
  private static final List<String> SEVERITIES = List.of("low", "medium", "high");
  private static final List<List<String>> TEXTS =
      List.of(
          List.of("Filter changed", "Pump serviced", "Lighting replaced", "Boiler cleaned"),
          List.of("Peak load above the limit", "Meter does not answer", "Cooling too warm"),
          List.of("Power cut in the district", "Main fuse blown", "Transformer fault"),
          List.of("Yearly safety inspection", "Meter calibrated", "Fire alarm test"));

  @Override
  public String id() {
    return "energy";
  }

  @Override
  public String displayName() {
    return "Energy meters";
  }

  @Override
  public String description() {
    return "Energy consumption of ten buildings in quarter-hours, and what happened at them.";
  }

  @Override
  public String kind() {
    return "files";
  }

  @Override
  public Map<String, Object> connection(LocalEnvironment environment) {
    return Map.of("path", folder(environment.dataDir()).toString());
  }

  @Override
  public boolean prepare(LocalEnvironment environment, LocalDateTime now) throws Exception {
    Path folder = folder(environment.dataDir());
    Path mark = folder.resolve(MARK);
    if (Files.exists(mark)
        && Edition.in(Files.readString(mark)).filter(e -> e.serves(now)).isPresent()) {
      return false;
    }
    write(folder, now);
    return true;
  }

  static Path folder(Path dataDir) {
    return dataDir.resolve("demo").resolve("energy");
  }

  static void write(Path folder, LocalDateTime now) throws IOException, SQLException {
    Files.createDirectories(folder);
    Files.deleteIfExists(folder.resolve(MARK));
    Path measurements = folder.resolve(".measurements.new");
    Measurements.write(measurements, now);
    move(measurements, folder.resolve("measurements.parquet"));
    replace(folder.resolve("sites.csv"), sites());
    replace(folder.resolve("events.jsonl"), events(now));
    Files.writeString(folder.resolve(MARK), Edition.of(now) + "\n");
  }

  private static List<String> sites() {
    List<String> lines = new ArrayList<>();
    lines.add("site_id,name,city,country,type,area_m2,opened_on");
    for (Sites.Site site : Sites.ALL) {
      lines.add(
          String.join(
              ",",
              site.id(),
              site.name(),
              site.city(),
              site.country(),
              site.use().word(),
              Objects.toString(site.area(), ""),
              site.opened().toString()));
    }
    return lines;
  }

  private static List<String> events(LocalDateTime now) throws IOException {
    Chance chance = Chance.of("energy events");
    ObjectMapper mapper = new ObjectMapper();
    List<LocalDateTime> times = new ArrayList<>();
    LocalDateTime start = now.toLocalDate().minusYears(1).atStartOfDay();
    for (int i = 0; i < EVENTS; i++) {
      times.add(start.plusMinutes(chance.below(365 * 24 * 60 - 60)));
    }
    times.sort(null);
    Weights sites = Weights.popularity(Sites.ALL.size() - 1, 3, 0.7);
    List<String> lines = new ArrayList<>();
    for (LocalDateTime time : times) {
      Sites.Site site = Sites.ALL.get(sites.pick(chance));
      lines.add(mapper.writeValueAsString(event(lines.size() + 1, site, time, now, chance)));
    }
    return lines;
  }

  private static Map<String, Object> event(
      int id, Sites.Site site, LocalDateTime time, LocalDateTime now, Chance chance) {
    int kind = KIND_WEIGHTS.pick(chance);
    boolean planned = kind == 0 || kind == 3;
    LocalDateTime end = time.plusMinutes(chance.between(15, kind == 2 ? 900 : 300));
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("event_id", id);
    event.put("site_id", site.id());
    event.put("kind", KINDS.get(kind));
    event.put("severity", SEVERITIES.get(planned ? 0 : Weights.of(30, 45, 25).pick(chance)));
    event.put("description", chance.pick(TEXTS.get(kind)));
    event.put("started_at", time.withSecond(0).toString() + ":00");
    event.put("ended_at", end.isAfter(now) ? null : end.toString() + ":00");
    event.put(
        "cost_eur",
        kind == 3 || chance.happens(0.08)
            ? null
            : Math.round(chance.normal(kind == 2 ? 2400 : 420, kind == 2 ? 700 : 120)));
    return event;
  }

  private static void replace(Path file, List<String> lines) throws IOException {
    Path draft = file.resolveSibling("." + file.getFileName() + ".new");
    Files.write(draft, lines);
    move(draft, file);
  }

  private static void move(Path draft, Path file) throws IOException {
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
